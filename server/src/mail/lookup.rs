//! Asks DNS for texts: what an operator has published, for `onpurpose mailcheck` and `onpurpose dkim`. Nothing else asks.

use mail_auth::hickory_resolver::TokioResolver;
use mail_auth::hickory_resolver::proto::rr::{Name, RData};

use super::dns::DnsRecord;

/// Where TXT records are looked up.
pub enum Dns {
    /// At the system's name servers.
    System(Box<TokioResolver>),
    /// In a list: what isn't there doesn't exist.
    Given(Vec<DnsRecord>),
}

/// No name server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no name server answers")]
pub struct DnsSilence;

impl Dns {
    /// The system's name servers.
    ///
    /// # Errors
    /// When the system names none.
    pub fn system() -> Result<Self, DnsSilence> {
        let resolver = TokioResolver::builder_tokio().and_then(|builder| builder.build());
        resolver.map(|resolver| Self::System(Box::new(resolver))).map_err(|_| DnsSilence)
    }

    /// The texts under a name, each joined from its strings; none if there's no such record.
    ///
    /// # Errors
    /// When no name server answers.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, DnsSilence> {
        let resolver = match self {
            Self::System(resolver) => resolver,
            Self::Given(records) => {
                let found = records.iter().filter(|record| record.name.eq_ignore_ascii_case(name));
                return Ok(found.map(|record| record.value.clone()).collect());
            }
        };
        // With a dot at its end, so that the system's own domain isn't tried too.
        let name = Name::from_str_relaxed(format!("{name}.")).map_err(|_| DnsSilence)?;
        let found = match resolver.txt_lookup(name).await {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
            Err(_) => return Err(DnsSilence),
        };
        let texts = found.answers().iter().filter_map(|record| match &record.data {
            RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
            _ => None,
        });
        Ok(texts.collect())
    }
}

#[cfg(test)]
mod tests;
