// Package who finds who a document speaks of: names, nationalities, metonyms,
// offices and their holders, acronyms that the text defines, surnames after
// full names, apposition, pronouns and definite nouns.
//
// Every span covers the verbatim text; a misspelt name is resolved with the
// rule "misspelling" and never rewritten. A person whom the lexicon does not
// know keeps the name of the text and gets a country only from evidence in
// it. What cannot be resolved with good reason is left without actors.
//
// A Resolver holds no state between documents and is safe for concurrent use.
// The cost is linear in the length of the text.
package who
