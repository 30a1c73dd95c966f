//! Does a floor import only what lies below it? Reads `src/**/*.rs` as text.

use std::path::Path;

/// What each floor may import of the crate. The border, `py`, may import everything.
const FLOORS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("parallel", &["error"]),
    ("text", &["error", "parallel"]),
    ("measure", &["error"]),
    ("resample", &["error", "parallel"]),
    ("corpus", &["error", "parallel", "text"]),
    ("count", &["error", "parallel", "text", "corpus", "measure"]),
    ("analysis", &["error", "parallel", "text", "corpus", "count", "measure", "resample"]),
];

/// Words of the code that have one home: the start of the paths where they may stand.
const HOMES: &[(&str, &str)] = &[
    ("pyo3", "py/"),
    ("numpy", "py/"),
    ("arrow_array", "py/"),
    ("arrow_schema", "py/"),
    ("unsafe", "py/arrow.rs"),
    ("thread", "parallel.rs"),
    ("rayon", "parallel.rs"),
];

/// Everything that the file `path` (below `src`) does against the table.
fn wrongs(path: &str, source: &str) -> Vec<String> {
    let words = words(source);
    let homeless = HOMES
        .iter()
        .filter(|(word, home)| words.iter().any(|found| found == word) && !path.starts_with(home));
    let mut wrongs: Vec<_> = homeless
        .map(|(word, home)| format!("{path}: `{word}` may stand in {home} alone"))
        .collect();

    let modules = modules(path);
    let Some(&floor) = modules.first().filter(|floor| **floor != "py") else { return wrongs };
    let Some((_, below)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
        wrongs.push(format!("{path}: `{floor}` is no floor"));
        return wrongs;
    };
    for import in imports(&words) {
        if import != floor && !below.contains(&import) {
            wrongs.push(format!("{path}: {floor} may not import `crate::{import}`"));
        } else if import == "analysis" && modules.len() > 1 {
            wrongs.push(format!("{path}: analyses do not import one another"));
        }
    }
    let climbed = highest_climb(&words);
    if climbed >= modules.len() {
        wrongs.push(format!("{path}: `super` reaches the crate: write `crate::`"));
    } else if floor == "analysis" && modules.len() > 1 && climbed + 1 >= modules.len() {
        wrongs.push(format!("{path}: `super` reaches the other analyses"));
    }
    wrongs
}

/// The modules that lead to a file: `measure/special/beta.rs` → measure, special, beta.
fn modules(path: &str) -> Vec<&str> {
    let stem = path.trim_end_matches(".rs");
    stem.split('/').filter(|name| !["mod", "lib"].contains(name)).collect()
}

/// The floors named behind `crate::`, also in braces; what `lib.rs` exports itself is of `error`.
fn imports(words: &[String]) -> Vec<&str> {
    let mut found = Vec::new();
    for (place, _) in words.windows(3).enumerate().filter(|(_, path)| *path == ["crate", ":", ":"])
    {
        let rest = &words[place + 3..];
        let (mut depth, mut first) = (0, true);
        for word in rest {
            match word.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                "," => first = depth == 1,
                _ if first => {
                    let exported = word.starts_with(char::is_uppercase);
                    found.push(if exported { "error" } else { word.as_str() });
                    first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// The longest `super::super::…` before the tests of a file, which stand one module deeper.
fn highest_climb(words: &[String]) -> usize {
    let tests = words.windows(3).position(|window| window == ["cfg", "(", "test"]);
    let (mut highest, mut climbed) = (0, 0);
    for word in &words[..tests.unwrap_or(words.len())] {
        match word.as_str() {
            "super" => climbed += 1,
            ":" => {}
            _ => climbed = 0,
        }
        highest = highest.max(climbed);
    }
    highest
}

/// Names and signs of the code, without comments, strings and characters.
fn words(source: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
        let quoted = |open: &str, close: &str| {
            Some(open.len() + rest[open.len()..].find(close)? + close.len())
        };
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n'),
            '/' if rest.starts_with("/*") => quoted("/*", "*/"),
            '"' => end_of_string(rest),
            'r' if rest.starts_with("r\"") => quoted("r\"", "\""),
            'r' if rest.starts_with("r#\"") => quoted("r#\"", "\"#"),
            '\'' if rest.starts_with("'\\") => quoted("'\\", "'"),
            '\'' if rest.chars().nth(2) == Some('\'') => {
                rest.char_indices().nth(3).map(|(at, _)| at)
            }
            _ if name > 0 => {
                words.push(rest[..name].to_owned());
                Some(name)
            }
            _ => {
                words.extend((!first.is_whitespace()).then(|| first.to_string()));
                Some(first.len_utf8())
            }
        };
        rest = &rest[skipped.unwrap_or(rest.len())..];
    }
    words
}

/// Behind the closing quotation mark of the string that `rest` begins with.
fn end_of_string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    let closing = |c: char| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    };
    Some(rest[1..].find(closing)? + 2)
}

/// Every file below `folder`, with its path from `root` on.
fn files(root: &Path, folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in folder.read_dir().expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(root, &path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).expect("a path below src").to_string_lossy();
            let source = std::fs::read_to_string(&path).expect("a file in UTF-8");
            found.push((below.replace('\\', "/"), source));
        }
    }
    found
}

#[test]
fn a_floor_imports_only_what_lies_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root, &root);
    assert!(files.len() > 50, "only {} files found", files.len());
    let wrongs: Vec<_> = files.iter().flat_map(|(path, source)| wrongs(path, source)).collect();
    assert!(wrongs.is_empty(), "\n{}\n", wrongs.join("\n"));
}

#[test]
fn what_is_against_the_table_is_found() {
    for (path, source) in [
        ("error.rs", "use crate::text;"),
        ("measure/special/beta.rs", "use crate::{Error, corpus::Corpus};"),
        ("text/cut.rs", "let view = crate::corpus::View::all();"),
        ("text/cut.rs", "use super::super::corpus;"),
        ("corpus/mod.rs", "use super::count::Counts;"),
        ("analysis/kwic.rs", "use super::hits::hits;"),
        ("analysis/kwic.rs", "use crate::analysis::hits;"),
        ("count/mod.rs", "use crate::{Result, measure::{interval, special}, analysis};"),
        ("count/mod.rs", "use pyo3::prelude::*;"),
        ("py/run.rs", "unsafe { go() }"),
        ("text/cut.rs", "use std::{thread, time};"),
        ("plots.rs", ""),
    ] {
        assert_eq!(wrongs(path, source).len(), 1, "{path}: {source}");
    }
}

#[test]
fn what_the_table_allows_is_not_held_against_a_file() {
    for (path, source) in [
        ("lib.rs", "pub mod text; pub use error::{Error, Result};"),
        ("py/mod.rs", "use super::analysis; use crate::text; use pyo3::prelude::*;"),
        (
            "measure/special/beta.rs",
            "use super::gamma; use super::super::interval; use crate::Error;",
        ),
        ("measure/special/beta.rs", "use crate::measure::{interval, text_like};"),
        ("analysis/mod.rs", "pub use self::hits::hits; use crate::resample::{adjust, text};"),
        (
            "text/cut.rs",
            "// unsafe, crate::corpus\nlet a = ('\"', \"crate::corpus \\\" thread\", '\\'');",
        ),
        ("text/cut.rs", "#[cfg(test)] mod tests { use super::super::Language; }"),
        ("text/cut.rs", "pub(crate) fn corpus() {}"),
        ("text/cut.rs", "fn f<'a>(a: &'a str) -> &'a str { r#\"unsafe \"#; a }"),
    ] {
        assert_eq!(wrongs(path, source), Vec::<String>::new(), "{path}: {source}");
    }
}
