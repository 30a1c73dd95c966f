//! Whose voice is each word in, measured against hand annotations?

use framelens::text::{Language, voices};

use crate::text::{PLAIN, pieces};

#[test]
#[ignore = "writes the attributions of the texts in VOICE_IN as JSON lines to VOICE_OUT"]
fn dump() {
    use std::fmt::Write as _;
    let Ok(list) = std::env::var("VOICE_IN") else { return };
    let mut out = String::new();
    for path in list.split(':') {
        let text = std::fs::read_to_string(path).expect("a text");
        let pieces = pieces(&PLAIN, &text);
        let voices = voices(Language::English, &text, &pieces, None);
        let tokens: Vec<_> =
            pieces.iter().zip(&voices.marks).map(|(p, m)| (p.start, p.end, m.voice() as u8, m.negated(), m.hedged())).collect();
        let span = |s: &Option<std::ops::Range<u32>>| s.as_ref().map(|s| (s.start, s.end));
        let found: Vec<_> = voices
            .attributions
            .iter()
            .map(|a| (a.span.start, a.span.end, a.voice as u8, span(&a.speaker), span(&a.cue)))
            .collect();
        let row = serde_json::json!({"path": path, "tokens": tokens, "attributions": found});
        writeln!(out, "{row}").expect("room");
    }
    std::fs::write(std::env::var("VOICE_OUT").expect("VOICE_OUT"), out).expect("written");
}
