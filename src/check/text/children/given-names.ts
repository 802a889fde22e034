/**
 * Given names that were frequent for children born in England and Wales between 2008 and 2020, after the lists that the
 * Office for National Statistics publishes every year (https://www.ons.gov.uk, "Baby names in England and Wales"), with
 * names frequent in Scotland, Wales and Northern Ireland. Short on purpose, and a choice: names that are everyday words,
 * months or places as well (Grace, Summer, Chelsea) are left out, since every text has those. No list of real children.
 */
const names = `
  aaliyah aaron abdullah abigail adam adrian aidan aiden aisha aisling alanna alex alexander alexandra alfie alfred alice
  alicia alisha amelia amelie amina amira amy andrew angus anna annabelle anthony archie arthur ava ayaan ayesha beatrice
  beatrix ben benjamin beth bethan bethany blake bobby bradley brandon bronwyn caitlin callum cameron carys catherine
  charlie charlotte chloe christopher ciara conor connor daniel darcey darcy david declan delilah dexter dominic dylan
  eden edward efa eilidh eleanor elias elijah elin eliza elizabeth ella ellie elliot elliott ellis elsie emilia emily emma
  emmanuel eoin erin esme ethan evan eve evelyn evie eva ewan faisal fatima felix fergus finlay finley finn fiona florence
  francesca frankie frederick freddie freya gabriel gareth george georgie gethin gracie gruff gwen hamza hannah harley
  harper harriet harris harrison harry harvey heidi henry hermione hollie hugo ibrahim imogen isaac isabel isabella
  isabelle isla isobel jack jackson jacob jake james jamie jayden jenson jessica joel joseph joshua jude julia kai
  kacper kayden kayla keira khadija kian kieran kyle lacey lauren layla leah leo leon lewis lexi liam libby lilly logan
  lola louie louis louisa lottie luca lucas lucy luke lydia macy maddison madison maisie mahnoor maria mariam martha
  maryam mason mateusz matilda matthew megan mia michael millie mohamed mohammad mohammed molly mollie muhammad mustafa
  myla naomi natalia natasha nathan nathaniel ned niamh nia nicole noah nojus oisin oliver olivia ollie omar orla oscar
  osian owen patrick peter philippa phoebe rafael rebecca reggie reuben rhiannon rhys riley robert robyn ronnie rory
  rosie ruairi rupert ryan saoirse samuel sara sarah scarlett sebastian seren seth shannon sienna sofia sophia sophie
  stanley sunny syed tabitha taylor teddy thea theo theodore thomas tilly toby tomos tommy tyler victoria vincent wiktoria
  william xander yasmin yusuf zac zachary zahra zain zainab zak zara zoe zofia zuzanna`;

const known: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

export function isGivenName(word: string): boolean {
  return known.has(word.toLowerCase());
}
