//! Where a request comes from, as far as the limits need it. The address is used for nothing else.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

use super::Web;
use crate::config::Mode;

/// The client's address.
#[derive(Clone, Copy)]
pub struct Client(pub IpAddr);

impl FromRequestParts<Web> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        if web.site.config.mode == Mode::Production {
            doubt(web, peer, &parts.headers);
        }
        Ok(Self(client(peer, &parts.headers, &web.site.config.trusted_proxies)))
    }
}

/// Logs once that a client that isn't trusted says where a request comes from: most likely a forgotten proxy.
fn doubt(web: &Web, peer: IpAddr, headers: &HeaderMap) {
    if headers.contains_key("x-forwarded-for") && !trusts(&web.site.config.trusted_proxies, peer.to_canonical()) {
        web.proxy_doubted.call_once(|| {
            tracing::warn!(
                "a request says where it comes from (X-Forwarded-For), and its sender is not in \
                 ONPURPOSE_TRUSTED_PROXIES: if that is your web server, the whole world is one network to the limits"
            );
        });
    }
}

fn trusts(trusted: &[IpNet], address: IpAddr) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

/// The last address in `X-Forwarded-For` that isn't a trusted proxy's: what comes before it may be made up.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lists: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().map(|value| value.to_str().unwrap_or_default()).collect();
    for written in lists.iter().rev().flat_map(|list| list.rsplit(',')) {
        let Some(before) = parse(written.trim()).filter(|_| trusts(trusted, client)) else { break };
        client = before;
    }
    client
}

/// An address, with or without a port.
fn parse(written: &str) -> Option<IpAddr> {
    let address = written.parse().or_else(|_| written.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn from(peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for list in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(list));
        }
        let trusted = ["127.0.0.1/32".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_says_where_a_request_comes_from() {
        assert_eq!(from("192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(from("127.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(from("::ffff:127.0.0.1", &["198.51.100.7:5000"]), "198.51.100.7");
        assert_eq!(from("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn what_a_client_wrote_itself_does_not_count() {
        assert_eq!(from("127.0.0.1", &["203.0.113.9, 198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(from("127.0.0.1", &["203.0.113.9", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(from("127.0.0.1", &["203.0.113.9, nonsense"]), "127.0.0.1");
    }
}
