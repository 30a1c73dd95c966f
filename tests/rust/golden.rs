//! Do we give the published numbers? Reads `tests/golden/*.json`, which the Python tests read too.

use serde::Deserialize;
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

/// All cases of `tests/golden/<name>.json`.
pub(crate) fn cases(name: &str) -> Vec<Case> {
    let path = format!("{}/tests/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file: File = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(!file.cases.is_empty(), "{path} has no cases");
    file.cases
}

impl Case {
    /// Asserts that `got` is what was expected and returns the largest deviation.
    pub(crate) fn check(&self, got: &[f64]) -> f64 {
        assert!(!self.source.is_empty(), "{}: a number without a source", self.id);
        let expected = numbers(&self.expected);
        assert_eq!(got.len(), expected.len(), "{}", self.id);
        let deviation = |(&got, &expected): (&f64, &f64)| {
            assert_eq!(got.is_nan(), expected.is_nan(), "{}: {got} for {expected}", self.id);
            let unit = if self.relative && expected != 0.0 { expected.abs() } else { 1.0 };
            let deviation = if got.is_nan() { 0.0 } else { (got - expected).abs() / unit };
            let allowed = self.tolerance;
            assert!(
                deviation <= allowed,
                "{}: {got} for {expected}, off by {deviation:e}",
                self.id
            );
            deviation
        };
        got.iter().zip(&expected).map(deviation).fold(0.0, f64::max)
    }
}

/// A number, or a list of numbers; null is NaN.
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Null => vec![f64::NAN],
        number => vec![number.as_f64().unwrap_or_else(|| panic!("{number} is no number"))],
    }
}

/// A list of counts or ids; the level that may follow them is left out.
pub(crate) fn counts(value: &Value) -> Vec<u64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
}
