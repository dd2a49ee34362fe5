//! Verifies the signatures of a message (DKIM) against given records, as a receiver would against those in DNS.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Instant;

use mail_auth::common::crypto::Algorithm;
use mail_auth::common::parse::TxtRecordParser as _;
use mail_auth::common::verify::DomainKey;
use mail_auth::dkim::Signature;
use mail_auth::hickory_resolver::config::{ResolverConfig, ResolverOpts};
use mail_auth::{
    AuthenticatedMessage, DkimResult, DnsError, Error, MessageAuthenticator, Parameters, ResolverCache, Txt,
};

use super::dns::DnsRecord;

/// A signature of a message, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedSignature {
    /// `s=`
    pub selector: String,
    /// `d=`
    pub domain: String,
    /// `a=`
    pub algorithm: &'static str,
    /// `h=`
    pub headers: Vec<String>,
    /// Whether it has `l=`, which lets anyone add to the body.
    pub has_length: bool,
    /// Why it isn't valid; `None` if it is.
    pub fault: Option<String>,
}

/// The records that may be looked up; the others don't exist.
struct Records(HashMap<Box<str>, Txt>);

impl ResolverCache<Box<str>, Txt> for Records {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let found = self.0.get(name).cloned();
        Some(found.unwrap_or(Txt::Error(Error::Dns(DnsError::InvalidRecordType))))
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

/// Every signature of a message, verified against these records. `None` if the message can't be parsed.
pub async fn signatures(message: &[u8], records: &[DnsRecord]) -> Option<Vec<VerifiedSignature>> {
    let parsed = AuthenticatedMessage::parse(message)?;
    let keys = records.iter().map(|record| {
        let key =
            DomainKey::parse(record.value.as_bytes()).map_or_else(Txt::Error, |key| Txt::DomainKey(Arc::new(key)));
        (format!("{}.", record.name).into_boxed_str(), key)
    });
    let records = Records(keys.collect());
    // Without a name server: what isn't given can't be asked for.
    let config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
    let authenticator = MessageAuthenticator::new(config, ResolverOpts::default()).ok()?;
    let parameters = Parameters::new(&parsed).with_txt_cache(&records);
    let verified = authenticator.verify_dkim(parameters).await;
    Some(verified.iter().map(|output| of(output.signature(), output.result())).collect())
}

fn of(signature: Option<&Signature>, result: &DkimResult) -> VerifiedSignature {
    let fault = match result {
        DkimResult::Pass => None,
        DkimResult::Neutral(error)
        | DkimResult::Fail(error)
        | DkimResult::PermError(error)
        | DkimResult::TempError(error) => Some(error.to_string()),
        DkimResult::None => Some("not verified".to_owned()),
    };
    let part = |part: fn(&Signature) -> &str| signature.map(part).unwrap_or_default().to_owned();
    VerifiedSignature {
        selector: part(|signature| &signature.s),
        domain: part(|signature| &signature.d),
        algorithm: match signature.map(|signature| signature.a) {
            Some(Algorithm::RsaSha256) => "rsa-sha256",
            Some(Algorithm::Ed25519Sha256) => "ed25519-sha256",
            Some(Algorithm::RsaSha1) => "rsa-sha1",
            None => "unknown",
        },
        headers: signature.map(|signature| signature.h.clone()).unwrap_or_default(),
        has_length: signature.is_some_and(|signature| signature.l > 0),
        fault,
    }
}
