//! Against a small name server on this machine.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::time::Duration;

use mail_auth::hickory_resolver::TokioResolver;
use mail_auth::hickory_resolver::config::{NameServerConfig, ResolverConfig, ResolverOpts};
use mail_auth::hickory_resolver::net::runtime::TokioRuntimeProvider;
use mail_auth::hickory_resolver::proto::op::{Message, ResponseCode};
use mail_auth::hickory_resolver::proto::rr::rdata::TXT;
use mail_auth::hickory_resolver::proto::rr::{RData, Record};

use super::{Dns, DnsSilence};

/// Answers one name with two texts, one of them in two strings, and knows no other.
fn answer(asked: &[u8]) -> Vec<u8> {
    let mut message = Message::from_vec(asked).unwrap().into_response();
    let name = message.queries[0].name().clone();
    if name.to_ascii() == "mail.example." {
        for strings in [vec!["v=spf1 ", "-all"], vec!["of something else"]] {
            let text = TXT::new(strings.into_iter().map(str::to_owned).collect());
            message.add_answer(Record::from_rdata(name.clone(), 60, RData::TXT(text)));
        }
    } else {
        message.metadata.response_code = ResponseCode::NXDomain;
    }
    message.to_vec().unwrap()
}

fn asking(port: u16) -> Dns {
    let mut server = NameServerConfig::udp(IpAddr::V4(Ipv4Addr::LOCALHOST));
    server.connections[0].port = port;
    let config = ResolverConfig::from_name_servers(vec![server]);
    let mut options = ResolverOpts::default();
    (options.timeout, options.attempts) = (Duration::from_millis(300), 1);
    let builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).with_options(options);
    Dns::System(Box::new(builder.build().unwrap()))
}

#[tokio::test]
async fn every_text_of_a_name_is_found_whole_and_a_name_that_is_not_there_has_none() {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = socket.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let mut buffer = [0; 2048];
        while let Ok((length, from)) = socket.recv_from(&mut buffer) {
            socket.send_to(&answer(&buffer[..length]), from).unwrap();
        }
    });
    let dns = asking(port);
    let mut texts = dns.texts("mail.example").await.unwrap();
    texts.sort();
    assert_eq!(texts, ["of something else", "v=spf1 -all"]);
    assert!(dns.texts("_dmarc.mail.example").await.unwrap().is_empty());
}

#[tokio::test]
async fn without_an_answer_nothing_is_known() {
    let port = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(asking(port).texts("mail.example").await, Err(DnsSilence));
}
