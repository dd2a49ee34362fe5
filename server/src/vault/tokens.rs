//! Tokens in links: a random record id and a proof that we made them. A row stores only the generation.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{Vault, derive::mac, index::half};

/// What a token lets its bearer do, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Confirm a sign-up.
    Confirm,
    /// See, change and end a sign-up.
    YourSignUp,
    /// Leave a list.
    Unsubscribe,
    /// Let mail to an address through again.
    Lift,
    /// Accept an invitation.
    Invitation,
    /// Set a new password.
    NewPassword,
    /// Accept or decline a role.
    RoleOffer,
    /// Name one organiser on other organisers' pages.
    Colleague,
    /// Name one login on the page of the organiser it belongs to.
    Session,
    /// Name one record on an organiser's pages.
    Attendee,
    /// Help at one event's door.
    Door,
    /// Sign up at one event's venue.
    Venue,
    /// Sign up on a tablet at a stall.
    Stall,
    /// Say that one mail came back, as the address it came from.
    ReturnPath,
}

impl Action {
    /// Part of every token's proof: changing one kills the links sent before.
    fn name(self) -> &'static [u8] {
        match self {
            Self::Confirm => b"confirm",
            Self::YourSignUp => b"your-sign-up",
            Self::Unsubscribe => b"unsubscribe",
            Self::Lift => b"lift",
            Self::Invitation => b"invitation",
            Self::NewPassword => b"new-password",
            Self::RoleOffer => b"role-offer",
            Self::Colleague => b"colleague",
            Self::Session => b"session",
            Self::Attendee => b"attendee",
            Self::Door => b"door",
            Self::Venue => b"venue",
            Self::Stall => b"stall",
            Self::ReturnPath => b"return-path",
        }
    }
}

impl Vault {
    /// The token for one action on one record at one generation: 43 characters that need no escaping in a URL.
    pub fn token(&self, action: Action, id: Uuid, generation: i32) -> String {
        let proof = self.proof(action, id, generation);
        BASE64URL.encode([id.into_bytes(), proof].concat())
    }

    /// The id a token claims, unproven, to find the row with the generation that proves it. `None` when malformed.
    pub fn claimed_id(token: &str) -> Option<Uuid> {
        parts(token).map(|(id, _)| id)
    }

    /// Whether the token is ours for this action, record and generation; takes the same time for every wrong one.
    pub fn proves(&self, token: &str, action: Action, id: Uuid, generation: i32) -> bool {
        parts(token).is_some_and(|(claimed, proof)| {
            let right = self.proof(action, id, generation);
            bool::from(proof.ct_eq(&right) & claimed.as_bytes().ct_eq(id.as_bytes()))
        })
    }

    /// The id in a token of ours for this action and generation.
    pub fn proven_id(&self, token: &str, action: Action, generation: i32) -> Option<Uuid> {
        Self::claimed_id(token).filter(|id| self.proves(token, action, *id, generation))
    }

    /// The secret of a second factor that is being set up in this login: nothing is stored until it's confirmed.
    pub fn factor_secret(&self, session: Uuid) -> [u8; 20] {
        let key = self.working_key("factor");
        let mut secret = [0; 20];
        secret.copy_from_slice(&mac(&key, &[session.as_bytes()])[..20]);
        secret
    }

    /// The token of a known browser, bound to `to`.
    pub fn browser(&self, id: Uuid, to: &[u8]) -> String {
        BASE64URL.encode([id.into_bytes(), self.bound(id, to)].concat())
    }

    /// The browser in a token of ours that is bound to `to`.
    pub fn known_browser(&self, token: &str, to: &[u8]) -> Option<Uuid> {
        parts(token).filter(|(id, proof)| bool::from(proof.ct_eq(&self.bound(*id, to)))).map(|(id, _)| id)
    }

    fn bound(&self, id: Uuid, to: &[u8]) -> [u8; 16] {
        half(mac(&self.working_key("browser"), &[id.as_bytes(), to]))
    }

    fn proof(&self, action: Action, id: Uuid, generation: i32) -> [u8; 16] {
        let key = self.working_key("token");
        let generation = generation.to_be_bytes();
        half(mac(&key, &[action.name(), b"|", id.as_bytes(), &generation]))
    }
}

fn parts(token: &str) -> Option<(Uuid, [u8; 16])> {
    if token.len() != 43 {
        return None;
    }
    let bytes = BASE64URL.decode(token).ok()?;
    let (id, proof) = bytes.split_at_checked(16)?;
    Some((Uuid::from_slice(id).ok()?, proof.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: Uuid = Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(&folder.path().join("keyring"), true).unwrap();
        (folder, vault)
    }

    #[test]
    fn a_token_is_bound_to_action_id_and_generation() {
        let (_folder, vault) = vault();
        let token = vault.token(Action::Confirm, ID, 1);
        assert_eq!(token.len(), 43);
        assert_eq!(Vault::claimed_id(&token), Some(ID));
        assert!(vault.proves(&token, Action::Confirm, ID, 1));
        assert!(!vault.proves(&token, Action::Unsubscribe, ID, 1));
        assert!(!vault.proves(&token, Action::YourSignUp, ID, 1));
        assert!(!vault.proves(&token, Action::Confirm, ID, 2));
        assert!(!vault.proves(&token, Action::Confirm, Uuid::from_u128(2), 1));
    }

    #[test]
    fn a_token_of_another_keyring_proves_nothing() {
        let ((_one, here), (_two, there)) = (vault(), vault());
        let token = there.token(Action::Confirm, ID, 1);
        assert!(!here.proves(&token, Action::Confirm, ID, 1));
    }

    #[test]
    fn a_token_with_any_letter_changed_proves_nothing() {
        let (_folder, vault) = vault();
        let token = vault.token(Action::Confirm, ID, 1);
        for at in 0..token.len() {
            let other = if &token[at..=at] == "A" { "B" } else { "A" };
            let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
            assert!(!vault.proves(&changed, Action::Confirm, ID, 1), "{at}");
        }
    }

    #[test]
    fn a_browser_is_known_for_what_it_was_bound_to_alone() {
        let ((_one, here), (_two, there)) = (vault(), vault());
        let token = here.browser(ID, b"account and password");
        assert_eq!(here.known_browser(&token, b"account and password"), Some(ID));
        assert_eq!(here.known_browser(&token, b"account and another"), None);
        assert_eq!(there.known_browser(&token, b"account and password"), None);
        assert_eq!(here.known_browser(&here.token(Action::Session, ID, 0), b""), None);
        assert_eq!(here.known_browser("", b"account and password"), None);
    }

    #[test]
    fn tokens_of_every_wrong_length_are_malformed() {
        for length in (0..200).filter(|length| *length != 43) {
            assert_eq!(Vault::claimed_id(&"A".repeat(length)), None);
        }
    }

    proptest! {
        #[test]
        fn no_text_at_all_makes_a_token_panic_or_prove(text in "\\PC{0,80}|[A-Za-z0-9_-]{40,46}") {
            let (_folder, vault) = vault();
            let claimed = Vault::claimed_id(&text).unwrap_or(ID);
            prop_assert!(!vault.proves(&text, Action::Confirm, claimed, 1));
        }
    }
}
