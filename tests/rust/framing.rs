//! Are the measures of frames those of their definitions?
#![allow(clippy::unwrap_used)] // tests panic on purpose

use framelens::measure::effective::effective;
use framelens::measure::prominence::{Place, Placed, Prominence};
use framelens::measure::weighted::weighted;
use serde_json::Value;

use crate::golden::counts;
use crate::measure::run;

#[test]
fn prominence_weights_and_spread_are_those_of_the_definitions() {
    run("framing", |case| match case.measure.as_str() {
        "prominence" => {
            let mut sum = Prominence::default();
            for doc in case.input.as_array().unwrap() {
                let given = counts(doc);
                let mut of_doc = Placed::new(given[0]);
                for hit in given[1..].chunks(2) {
                    let places = [Place::Headline, Place::Lead, Place::Elsewhere];
                    of_doc.add(places[usize::try_from(hit[0]).unwrap()], hit[1]);
                }
                sum.add(of_doc);
            }
            vec![sum.value()]
        }
        "weighted" => {
            let entries = case.input.as_array().unwrap();
            let pair = |entry: &Value| (entry[0].as_f64().unwrap(), entry[1].as_u64().unwrap());
            vec![weighted(entries.iter().map(pair))]
        }
        _ => vec![effective(counts(&case.input).into_iter())],
    });
}
