//! Do we give the published numbers? Reads `tests/golden/*.json`, which the Python tests read too.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A file of cases.
#[derive(Deserialize)]
struct File {
    cases: Vec<Case>,
}

/// What goes in, what has to come out, how closely, and who says so.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) measure: String,
    pub(crate) input: Value,
    pub(crate) expected: Value,
    pub(crate) tolerance: f64,
    #[serde(default)]
    pub(crate) relative: bool,
    pub(crate) source: String,
}

/// `tests/golden/<name>.json`.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/tests/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All cases of `tests/golden/<name>.json`.
pub(crate) fn cases(name: &str) -> Vec<Case> {
    let file: File = read(name);
    assert!(!file.cases.is_empty(), "{name} has no cases");
    file.cases
}

impl Case {
    /// Asserts that `got` is what was expected.
    pub(crate) fn check(&self, got: &[f64]) {
        assert!(!self.source.is_empty(), "{}: a number without a source", self.id);
        let expected = numbers(&self.expected);
        assert_eq!(got.len(), expected.len(), "{}", self.id);
        for (&got, &expected) in got.iter().zip(&expected) {
            let unit = if self.relative && expected != 0.0 { expected.abs() } else { 1.0 };
            let infinite = got.is_infinite() && got.to_bits() == expected.to_bits();
            let near = infinite || (got - expected).abs() <= self.tolerance * unit;
            let right = near || (got.is_nan() && expected.is_nan());
            assert!(right, "{}: {got} is not {expected}", self.id);
        }
    }
}

/// A number, or a list of numbers; null is NaN, and "inf" has no other way in JSON.
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Null => vec![f64::NAN],
        Value::String(infinite) => numbers_of(infinite),
        number => vec![number.as_f64().unwrap_or_else(|| panic!("{number} is no number"))],
    }
}

fn numbers_of(infinite: &str) -> Vec<f64> {
    vec![infinite.parse().unwrap_or_else(|_| panic!("{infinite} is no number"))]
}

/// A list of counts or ids; the level that may follow them is left out.
pub(crate) fn counts(value: &Value) -> Vec<u64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
}
