//! How often are the voices right, on news articles that people annotated?
//!
//! `cargo test --test rust voice_figures -- --ignored --nocapture`
#![allow(clippy::print_stdout)]

use std::collections::BTreeSet;
use std::ops::Range;

use framelens::text::{Language, Voice, voices};

use crate::polnear::{Article, articles};
use crate::text::{PLAIN, pieces, surface};

/// What was predicted, what is so, and both.
#[derive(Clone, Copy, Default)]
struct Score {
    predicted: usize,
    gold: usize,
    both: usize,
}

impl Score {
    fn add(&mut self, predicted: &BTreeSet<usize>, gold: &BTreeSet<usize>) {
        self.predicted += predicted.len();
        self.gold += gold.len();
        self.both += predicted.intersection(gold).count();
    }

    fn f1(self) -> f64 {
        2.0 * self.both as f64 / (self.predicted + self.gold).max(1) as f64
    }

    fn precision(self) -> f64 {
        self.both as f64 / self.predicted.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.both as f64 / self.gold.max(1) as f64
    }
}

#[derive(Clone, Copy, Default)]
struct Figures {
    quoted: Score,
    short: Score,
    all: Score,
    outside: Score,
    everything: Score,
    quotes_alone: Score,
    /// Attributions whose speaker is named and right, of those named; annotated ones found.
    named: (usize, usize),
    found: (usize, usize),
}

/// The words of an article, as positions in its text.
struct Words(Vec<Range<usize>>);

impl Words {
    fn inside(&self, spans: &[Range<usize>]) -> BTreeSet<usize> {
        let starts = |start: usize| spans.iter().any(|span| span.contains(&start));
        (0..self.0.len()).filter(|i| starts(self.0[*i].start)).collect()
    }
}

fn measure(article: &Article, figures: &mut Figures) {
    let text = &article.text;
    let all_pieces = pieces(&PLAIN, text);
    let read = voices(Language::English, text, &all_pieces, None);
    let is_word = |i: &usize| surface(text, all_pieces[*i]).contains(char::is_alphanumeric);
    let kept: Vec<usize> = (0..all_pieces.len()).filter(is_word).collect();
    let range = |i: &usize| all_pieces[*i].start as usize..all_pieces[*i].end as usize;
    let words = Words(kept.iter().map(range).collect());
    let with = |voices: &[Voice]| -> BTreeSet<usize> {
        (0..kept.len()).filter(|i| voices.contains(&read.marks[kept[*i]].voice())).collect()
    };
    let mut content = vec![false; text.len()];
    let spans: Vec<_> = article.gold.iter().flat_map(|one| one.content.clone()).collect();
    for span in &spans {
        content[span.clone()].fill(true);
    }
    let quotations = article.quotations(&content);
    let (gold, marked) = (words.inside(&spans), words.inside(&quotations));
    let direct_gold: BTreeSet<usize> = gold.intersection(&marked).copied().collect();
    let (direct, told) = (with(&[Voice::Direct]), with(&[Voice::Direct, Voice::Reported]));
    figures.quoted.add(&direct, &direct_gold);
    figures.all.add(&told, &gold);
    figures.outside.add(&(&told - &direct), &(&gold - &direct_gold));
    figures.everything.add(&(0..kept.len()).collect(), &gold);
    figures.quotes_alone.add(&marked, &gold);
    for quotation in &quotations {
        let inside = words.inside(std::slice::from_ref(quotation));
        if (1..=4).contains(&inside.len()) {
            let most = |set: &BTreeSet<usize>| inside.intersection(set).count() * 2 > inside.len();
            let (predicted, gold) = (most(&direct), most(&direct_gold));
            figures.short.predicted += usize::from(predicted);
            figures.short.gold += usize::from(gold);
            figures.short.both += usize::from(predicted && gold);
        }
    }
    speakers(article, &words, &read.attributions, figures);
}

/// An attribution is compared with the annotated one that it shares most words with.
fn speakers(
    article: &Article,
    words: &Words,
    attributions: &[framelens::text::Attribution],
    figures: &mut Figures,
) {
    let gold: Vec<_> = article.gold.iter().map(|one| words.inside(&one.content)).collect();
    let mut right = vec![false; gold.len()];
    for one in attributions {
        if !matches!(one.voice, Voice::Direct | Voice::Reported) {
            continue;
        }
        let span = one.span.start as usize..one.span.end as usize;
        let inside = words.inside(std::slice::from_ref(&span));
        let shared = |i: &usize| gold[*i].intersection(&inside).count();
        // The first of equals, as the annotation is ordered.
        let Some(best) = (0..gold.len()).rev().max_by_key(shared) else { continue };
        let source = &article.gold[best].source;
        let (Some(speaker), true) = (&one.speaker, shared(&best) > 0 && !source.is_empty()) else {
            continue;
        };
        let (from, to) = (speaker.start as usize, speaker.end as usize);
        let hit = source.iter().any(|span| from < span.end && span.start < to);
        figures.named.0 += usize::from(hit);
        figures.named.1 += 1;
        right[best] |= hit;
    }
    for (i, one) in article.gold.iter().enumerate() {
        if !one.source.is_empty() && !gold[i].is_empty() {
            figures.found.0 += usize::from(right[i]);
            figures.found.1 += 1;
        }
    }
}

fn print(label: &str, figures: &Figures) {
    println!("\n{label:<44} precision  recall     F1");
    for (name, score) in [
        ("in quotation marks and attributed", figures.quoted),
        ("quotations of at most four words", figures.short),
        ("attributed", figures.all),
        ("attributed, outside quotation marks", figures.outside),
        ("trivial: everything is attributed", figures.everything),
        ("trivial: what stands in quotation marks", figures.quotes_alone),
    ] {
        let (p, r, f) = (score.precision(), score.recall(), score.f1());
        println!("{name:<44}   {p:.3}    {r:.3}   {f:.3}");
    }
    let share = |(part, all): (usize, usize)| part as f64 / all.max(1) as f64;
    let (p, r) = (share(figures.named), share(figures.found));
    println!("{:<44}   {p:.3}    {r:.3}", "the speaker overlaps the source");
}

#[test]
#[ignore = "prints a table; reads the annotated articles from FRAMELENS_DATA"]
fn voices_agree_with_annotated_news() {
    let Some(articles) = articles() else {
        println!("skipped: no data/polnear/dev below FRAMELENS_DATA");
        return;
    };
    let mut halves = [Figures::default(); 3];
    for article in &articles {
        measure(article, &mut halves[article.half]);
        measure(article, &mut halves[2]);
    }
    print("the half that rules are tuned on", &halves[0]);
    print("the other half", &halves[1]);
    print("both", &halves[2]);
    for half in &halves {
        assert!(half.quoted.f1() >= 0.975 && half.short.precision() >= 0.85);
        assert!(half.all.f1() >= 0.82 && half.all.precision() >= 0.80);
        assert!(half.outside.f1() >= 0.70);
        assert!(half.named.0 * 100 >= half.named.1 * 82);
        assert!(half.found.0 * 100 >= half.found.1 * 60);
    }
}
