//! Files that say of themselves what is not so: lengths, boundaries, types, ends.

use super::scale::Dice;
use super::whole::Whole;

/// Lengths that are not those of anything.
const LENGTHS: [&str; 12] = [
    "0",
    "1",
    "-1",
    "5",
    "226226",
    "4294967296",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999999",
    "0x10",
    "",
    "ferry",
];

/// One file of this kind.
pub(super) fn file(dice: &mut Dice) -> Whole {
    let length = *dice.one(&LENGTHS);
    let other = *dice.one(&LENGTHS);
    let boundary = *dice.one(&["b", "--b", "", "c", "\"", "b b", "b\u{1b}[31m", "x; y=z"]);
    let end = *dice.one(&["", "--b--", "--b", "--", "--c--\n", "\n--b--\n\n--b\n"]);
    let (name, text) = match dice.below(9) {
        0 => ("a.warc", format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: {other}\r\nTransfer-Encoding: chunked\r\n\r\n{other}\r\n<title>A</title><p>The ferry runs.</p>\r\n0\r\n\r\n")),
        1 => ("b.warc", format!("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: {length}\r\n\r\nA title\n\nThe ferry runs.\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {other}\r\n\r\n<p>The ferry runs.</p>")),
        2 => ("a.arc", format!("filedesc://a 0.0.0.0 20261124033000 text/plain {length}\n1 0 A\n\nhttps://a.example/ 0.0.0.0 20261124033000 text/html {other}\nHTTP/1.1 200 OK\n\n<p>The ferry runs.</p>\n")),
        3 => ("a.mhtml", format!("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\nSubject: =?utf-8?Q?A title?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"{boundary}\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The ferry =\r\nruns=3.</p>\r\n{end}")),
        4 => ("a.eml", format!("From: Ned <a@b.example>\nSubject: A\nDate: Tue, {length} Nov {other} 03:30:00 +9999\nContent-Length: {length}\nLines: {other}\nContent-Type: multipart/alternative; boundary={boundary}\n\n--b\nContent-Type: text/html; charset=\"\n\n<p>The ferry runs.</p>\n--b\nContent-Transfer-Encoding: base64\n\n!!!!A\n{end}")),
        5 => ("Inbox", format!("From a@b.example Tue Nov 24 03:30:00 2026\nSubject: A\nContent-Length: {length}\n\nThe ferry runs.\n\nFrom here on it was quiet.\n>From the quay.\n\nFrom c@d.example {other}\nSubject: B\n\nFrom ")),
        6 => ("a.html", format!("<!DOCTYPE html><html><head><meta charset={length}><meta http-equiv=content-type content='text/html; charset={boundary}'><title>A</title><meta property=article:published_time content='{length}-{other}-{other}'><body><table><td colspan={length} rowspan={other}><ol start={length}><li value={other}><p>The ferry runs.{end}")),
        7 => ("a.json", format!("{{\"title\": \"A\", \"date\": \"{length}\", \"time_added\": {other}, \"text\": \"The ferry runs.\", \"authors\": {{\"name\": [{{\"name\": \"{boundary}\"}}]}}, \"tags\": {{\"{end}\": {{}}}}}}").replace(": ,", ": 0,").replace(": ferry,", ": 1e999,")),
        _ => ("a.csv", format!("title{end},text,published\n\"A,\"The ferry\"\" runs.\",{length}\n\"B\n{boundary}\",\"{other}")),
    };
    (name.to_owned(), text.into_bytes())
}
