//! How values travel between server and browser: without the names of their fields, as code that reads names would be
//! sent to every phone. Both ends are built together, so the fields' order is enough.

/// A struct serialised as the list of its fields.
macro_rules! packed {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$meaning:meta])* pub $part:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$meaning])* pub $part: $kind,)*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&($(&self.$part,)*), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let ($($part,)*) = serde::Deserialize::deserialize(deserializer)?;
                Ok(Self { $($part),* })
            }
        }
    };
}

/// A struct of any number of texts, serialised as a list.
macro_rules! texts {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$meaning:meta])* pub $text:ident: String,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$meaning])* pub $text: String,)*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq([$(&self.$text),*])
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut texts = Vec::<String>::deserialize(deserializer)?.into_iter();
                $(let $text = texts.next().unwrap_or_default();)*
                Ok(Self { $($text),* })
            }
        }
    };
}

pub(crate) use packed;
pub(crate) use texts;

#[cfg(test)]
mod tests {
    packed! {
        /// Fields of several types.
        pub struct Mixed {
            /// A number.
            pub number: u32,
            /// Texts.
            pub texts: Vec<String>,
            /// An option.
            pub perhaps: Option<bool>,
        }
    }

    texts! {
        /// Only texts.
        pub struct Said {
            /// One.
            pub yes: String,
            /// Another.
            pub no: String,
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_as_it_was() {
        let mixed = Mixed { number: 7, texts: vec!["a".to_owned()], perhaps: None };
        let packed = serde_json::to_string(&mixed).unwrap();
        assert_eq!(packed, "[7,[\"a\"],null]");
        assert_eq!(serde_json::from_str::<Mixed>(&packed).unwrap(), mixed);
        assert!(serde_json::from_str::<Mixed>("[7]").is_err());
        let said = Said { yes: "Ja".to_owned(), no: "Nein".to_owned() };
        let packed = serde_json::to_string(&said).unwrap();
        assert_eq!(packed, "[\"Ja\",\"Nein\"]");
        assert_eq!(serde_json::from_str::<Said>(&packed).unwrap(), said);
    }
}
