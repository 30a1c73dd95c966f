//! Where are the corpora that others gathered?
#![allow(clippy::print_stdout, reason = "a test says why it is skipped")]

use std::io::Read;

/// The text of a file below the folder of the environment variable `FRAMELENS_DATA`, or of the
/// one beside the project; nothing, with a printed reason, if it is not here.
pub(crate) fn text(name: &str) -> Option<String> {
    let root = std::env::var("FRAMELENS_DATA")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared").to_owned());
    let tried = ["data/", ""].map(|dir| format!("{root}/{dir}{name}"));
    let Some(mut file) = tried.iter().find_map(|path| std::fs::File::open(path).ok()) else {
        println!("skipped: none of {tried:?} is here");
        return None;
    };
    let mut text = String::new();
    let packed = std::path::Path::new(name).extension().is_some_and(|end| end == "gz");
    let read = if packed {
        flate2::read::MultiGzDecoder::new(file).read_to_string(&mut text)
    } else {
        file.read_to_string(&mut text)
    };
    assert!(read.is_ok(), "{name}: {read:?}");
    Some(text)
}

/// The rows of a file of JSON lines, and whether it is here.
pub(crate) fn rows(name: &str) -> Option<Vec<serde_json::Value>> {
    let row = |line: &str| serde_json::from_str(line);
    let rows: Result<_, _> = text(name)?.lines().map(row).collect();
    assert!(rows.is_ok(), "{name}: {rows:?}");
    rows.ok()
}
