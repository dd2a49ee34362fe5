//! What an island receives, on its way from the server to the browser.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The one prop of an island. Leptos would also serialise an island's props in the browser, where nobody needs it:
/// there this serialises to nothing, so that the code for it isn't sent along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed<T>(pub T);

impl<T: Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if cfg!(feature = "ssr") { self.0.serialize(serializer) } else { serializer.serialize_unit() }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}
