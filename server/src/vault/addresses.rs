//! Tokens as a part of an address. Servers on the way may write an address in small letters, which a token in a link
//! doesn't survive; and what's before the @ may have 64 octets (RFC 5321 §4.5.3.1.1).

use base32::Alphabet;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};

/// How long a token is in an address.
pub const ADDRESS_TOKEN_LEN: usize = 52;
const TOKEN_BYTES: usize = 32;
const BASE32: Alphabet = Alphabet::Rfc4648Lower { padding: false };

/// A token as it's written in an address: small letters and digits. Empty for what is no token.
#[must_use]
pub fn to_address(token: &str) -> String {
    let bytes = BASE64URL.decode(token).unwrap_or_default();
    if bytes.len() == TOKEN_BYTES { base32::encode(BASE32, &bytes) } else { String::new() }
}

/// The token that is written in an address, in whatever case; unproven. `None` when malformed.
#[must_use]
pub fn from_address(written: &str) -> Option<String> {
    if written.len() != ADDRESS_TOKEN_LEN || !written.is_ascii() {
        return None;
    }
    let bytes = base32::decode(BASE32, &written.to_ascii_lowercase()).filter(|bytes| bytes.len() == TOKEN_BYTES)?;
    Some(BASE64URL.encode(bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::vault::{Action, Vault};

    #[test]
    fn a_token_in_an_address_survives_capitals_and_fits() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(&folder.path().join("keyring"), true).unwrap();
        let token = vault.token(Action::ReturnPath, Uuid::from_u128(7), 0);
        let written = to_address(&token);
        assert_eq!(written.len(), ADDRESS_TOKEN_LEN);
        assert!(format!("b+{written}").len() <= 64);
        assert!(written.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{written}");
        assert_eq!(from_address(&written).as_deref(), Some(token.as_str()));
        assert_eq!(from_address(&written.to_ascii_uppercase()), Some(token));
        assert_eq!((to_address("short"), from_address(&written[1..])), (String::new(), None));
    }

    proptest! {
        #[test]
        fn no_text_at_all_panics(text in "\\PC{0,80}|[A-Za-z0-9+=]{50,54}") {
            prop_assert!(from_address(&text).is_none_or(|token| token.len() == 43));
            prop_assert!(matches!(to_address(&text).len(), 0 | ADDRESS_TOKEN_LEN));
        }
    }
}
