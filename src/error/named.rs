//! Which names may a caller write? Closed lists, each with one place that reads them.

use super::{Error, Result};

/// The value that goes by `name`; `names` and `values` stand in one order.
///
/// # Errors
///
/// [`Error::UnknownName`].
pub fn one_of<T: Copy>(
    parameter: &'static str,
    name: &str,
    names: &'static [&'static str],
    values: &[T],
) -> Result<T> {
    let known = names.iter().zip(values).find(|(known, _)| **known == name);
    known.map(|(_, &value)| value).ok_or_else(|| Error::UnknownName {
        parameter,
        got: name.to_owned(),
        allowed: names,
    })
}

/// An enum whose variants have names that callers write.
macro_rules! named {
    ($(#[$meta:meta])* enum $name:ident is $parameter:literal {
        $($(#[$doc:meta])* $variant:ident = $text:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// The names that [`FromStr`](std::str::FromStr) takes, in the order of the variants.
            pub const NAMES: &'static [&'static str] = &[$($text),+];
            /// All variants, in the order of the names.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(name: &str) -> $crate::Result<Self> {
                $crate::error::one_of($parameter, name, Self::NAMES, Self::ALL)
            }
        }
    };
}
pub(crate) use named;
