//! Where the site listens, how it's reached, and who may send how much.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use ipnet::IpNet;
use url::{Host, Url};

use super::read::{ConfigError, Variables};
use crate::limits::SIGN_UPS;

/// `ONPURPOSE_LISTEN`: the address and port to listen on; `127.0.0.1:3000` unless set. Port 0 takes any free one.
pub(super) fn listen(variables: &Variables<'_>) -> Result<SocketAddr, ConfigError> {
    let given = variables.parse("ONPURPOSE_LISTEN", "an address with a port, such as 127.0.0.1:3000")?;
    Ok(given.unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000))))
}

/// `ONPURPOSE_BASE_URL`: where people reach the site, for links in mails; `http://127.0.0.1:3000` unless set.
/// Only scheme, host and port.
pub(super) fn base_url(variables: &Variables<'_>) -> Result<Url, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_BASE_URL";
    let value = variables.get(VARIABLE).unwrap_or_else(|| "http://127.0.0.1:3000".to_owned());
    let url = Url::parse(&value).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let wrong = "it must start with http:// or https:// and a host, such as https://events.example.org.";
    let url = url.ok_or_else(|| ConfigError::new(VARIABLE, wrong))?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if !bare || !url.username().is_empty() || url.password().is_some() {
        let why = "it must be scheme, host and port alone, without a path, a question mark or a user.";
        return Err(ConfigError::new(VARIABLE, why));
    }
    Ok(url)
}

/// `ONPURPOSE_RATE_LIMIT`: `on` unless set; `off` lets any number of sign-ups through at any speed, for load tests.
pub(super) fn rate_limit(variables: &Variables<'_>) -> Result<bool, ConfigError> {
    match variables.get("ONPURPOSE_RATE_LIMIT").as_deref() {
        None | Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(_) => Err(ConfigError::new("ONPURPOSE_RATE_LIMIT", "it must be on or off.")),
    }
}

/// `ONPURPOSE_NETWORK_SIGN_UPS`: how many sign-ups an hour one network may send, 1 to 100000; `100` unless set.
pub(super) fn network_sign_ups(variables: &Variables<'_>) -> Result<u32, ConfigError> {
    let of = ("sign-ups an hour", ", such as 100");
    variables.number("ONPURPOSE_NETWORK_SIGN_UPS", of, 1..=100_000, SIGN_UPS)
}

/// `ONPURPOSE_TRUSTED_PROXIES`: addresses or networks whose `X-Forwarded-For` is believed, separated by commas;
/// none unless set.
pub(super) fn trusted_proxies(variables: &Variables<'_>) -> Result<Vec<IpNet>, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_TRUSTED_PROXIES";
    let list = variables.get(VARIABLE).unwrap_or_default();
    let network = |part: &str| {
        let wrong = || format!("\u{201c}{part}\u{201d} is not an address or a network, such as 10.0.0.0/8.");
        let single = part.parse::<IpAddr>().map(IpNet::from);
        single.or_else(|_| part.parse()).map_err(|_| ConfigError::new(VARIABLE, wrong()))
    };
    list.split(',').map(str::trim).filter(|part| !part.is_empty()).map(network).collect()
}

/// Whether a host is this very machine.
pub(super) fn is_loopback(host: Option<Host<&str>>) -> bool {
    match host {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
