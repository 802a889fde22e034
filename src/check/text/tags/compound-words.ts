/** Words that campaigns join in hashtags, and ordinary words that happen to be made of them. */

export const smallWords: ReadonlySet<string> = new Set(
  `a about abuse access action active adult adults advice after again against age aim alcohol alert all alone
  also always an and anti any app apps are area art as ask at aware awareness away back bad be beat because
  become believe belong best better between beyond big blame body boys brave break bright bring bristol build
  bullying but buy by bystander call calm campaign can cant care carecrew cared careful carer carers caring
  carry cause cce ce cea celebrate challenge champion champions change charity chat check cheshire child
  children childrens choice choices choose city clean click clinic close closed closer clubs coach coercion come
  coming common community complex concern concerns consent control conversation council count counts county
  courage create crime criminal crisis csa cse culture cumbria cuts cyber cymru danger dark data day days deal
  deserve devon dialogue difference different digital dignity disability disclose discover do does doesnt
  domestic dont door doors dorset down dream drive drop drugs durham early ears ease east educate education else
  empower end ending enough equal equality essex ethos event events ever every everyone everywhere expect
  exploit exploitation exploited express eyes face facts fair faith false families family father fault fear feel
  feeling feelings female fgm fight film find fire first focus follow food for forced foster fostering found
  free freedom friend friends friendship from front future game gamer gamers gaming gang gangs get getting gift
  girl girls give giving go going gone good great groom grooming group grow guard guide hand hands happen
  happens happy harm harmful has hate have head health healthy hear heard heart hearts heed held help helping
  her here heres hero heroes hidden hide him hold home homes honest hope hour hours house how hull human humber
  hurt i idea identify im image images impact in include inclusion inform inside insta internet into involve is
  isnt issue it its join journey just justice keep keeping kent kids kind kindness knife know knowing knowledge
  knows lancashire later laugh law lead leaders leads learn learning leave leeds less lesson let lets lgbt life
  light like line lines listen listening little live lives local london long look looking loss love loved lover
  make makes making male man many march mark matter matters me mean means media meet memory men mental message
  midlands mind minds missing model modern moment money month more most mother mouth move movement much must my
  myself name national near need needs neglect neighbour never new next nhs night no nobody none norfolk
  normal north northern northumbria not nothing notice now nude nudes number of off offender ok okay old on once
  one ones online only open or other our out over own page parent parents part partner partners partnership path
  patterns peace people person phone pics picture place plan play please police porn poster power practice
  predator pressure prevent prevention pride private problem professionals project promise protect protecting
  protection proud public pupils purple question questions quiet raise raising reach read ready real recognise
  record red reduce refuge report reporting rescue resilience respect respond rest right rights risk risks road
  role room run safe safeguard safeguarding safely safer safety same save say saying school schools scotland
  screen secret secrets see seen self selfie selfies send serious service services sex sexting sexual shame
  share sharing she shut sign signs silence silent silver simple skills slavery sleep slow small smart snap
  social society some somebody someone something sorry south space speak speaking spot spotting staff stand
  standing start starts station stay step steps stigma stop stopping stories story street streets strength
  strong stronger students suffolk suicide summer support supporting sure surrey survive survivor survivors
  sussex tackle take taken taking talk talking teach teacher teachers team teams teen teenage teens tees
  teesside tell telling text than thank thanks that thats the their them there these they thing things think
  thinking this those through tik time times to together tok told too tool town trade trafficking training
  transport trap travel trust trusted truth turn under understand unite united unity until up upstander us use
  vape vaping victim victims video view violence virtual visible vision visit voice voices vote vulnerable wait
  wales walk want warning watch way ways we wear week weeks welcome well were west what whats when where who why
  wide will window winter wise wish with without woman women wont word words work worker workers working world
  worried worry worth write wrong yes york yorkshire you young your youre yours youth zero zone
  white ribbon fortnight instincts seriously awkward okay honour heritage mind minds matters mentally modern rise
  chain chains cycle toxic masculinity allies ally advocate advocates courageous believed bravely
  behind product products none asks criminals bully bullies nobody forgotten lonely daughter daughters grandparents
  sextortion deepfake scams offline behaviour behaviours cuckooing wellbeing pledge kinder racism racist sexism misogyny
  loneliness dementia autism parenting dealer dealers runner runners spiking spiked stalking stalker abused abuser abusers
  groomed groomers groomer coerced coercive controlling trapped trafficked traffickers exploiting exploiters plain sight
  curious unseen unheard bystanders marriage assault weapons knives debt phones excuse excuses angela reported supports protects safeguards
  sibling siblings grandparent pregnant babies dads mums football rugby swimming coaches drivers driver councils officer
  officers nurse nurses doctor doctors volunteer volunteers charities
  before during anything teal pink orange green gold yellow everybodys everyones someones wearing loud louder thinkers
  hashtag tips fact myth myths busting busted truths post posts posting scroll swipe delete block mute screenshot
  settings password passwords account fake news trolls troll mule mules cash recruit recruited recruiting return
  returning runaway taxi taxis hotel hotels landlords business businesses shops train trains sport sports music dance
  youthclub club festival holiday holidays easter christmas autumn spring sunday monday tuesday wednesday thursday
  friday saturday daily weekly annual launch webinar conference resources resource podcast quiz survey donate
  fundraise adopt adoption kinship leaver leavers experienced lived article participation participate engage decide
  decision decisions opinion opinions value valued values diversity diverse belonging neighbours brother brothers
  sister sisters mum mummy daddy baby toddler nursery primary secondary college university exams results transition
  honestly kindly gently loudly quietly dangerous unsafe belief beliefs hopeful hopes dreams brighter tomorrow today
  yesterday tonight forever sometimes ribbons wristband pledges marches walks walking running cycling lights lit
  lighting candle vigil upstanders workplace workplaces employers employer colleagues colleague manager managers
  leadership neurodiversity disabled autistic lgbtq trans gay black asian muslim jewish sikh hindu homeless
  homelessness refugee refugees asylum migrant migrants seeker seekers unaccompanied exploiter perpetrator
  perpetrators offenders offending intervention trauma informed recovery heal healing hotline chatline textline
  emergency urgent persons evidence research learned lessons review reviews partnerships multiagency agency agencies
  joined chance chances second chosen choosing risky riskier signals signal flag flags redflags controlled manipulated
  manipulation blackmail blackmailed bribery threats threat threatened scared afraid fine duty duties cares curiosity
  professional professionally responding response responses referral refer referred neglected neglectful hunger hungry
  poverty cost living warm spaces games consoles headset stranger strangers mens womens ladies lads trading
  standards ambulance paramedics
  responsibility responsible ignore ignored dangers reminder remember breaking listened hearing seeing asking helper
  helpers rescued recover rebuild supported supportive powerful empowered empowering counting included belongs shine
  shines sky stars futures grownups smile joy lies trick tricks tricked targets target targeted isolated isolation
  vulnerability consenting maybe boundaries boundary respectful unhealthy relationship relationships dating jealous
  jealousy controls gifts lifts parcel parcels package packages carrying carried dropped travelled ticket tickets
  rooms houses flat flats hoping dare dares daring braver bravest changing changed creating created challenging
  celebrating raised raises protected preventing prevents spotted spots reaching reached opens opened hides hiding
  secretly enslaved slave slaves freed safest secure trusting questioned questioning speakers speaker spoken untold
  storyteller
  late sale twice sold sell selling buying bought`.split(/\s+/),
);

/** Every word of a British word list that the small ones can make: a new small word may need new ones here. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `bestselling outsell outselling outsold overbought overbuying oversell overselling oversold saleroom salerooms
  selloff sellout translate undersell underselling undersold
  applies appraised appraises backbreaking backdating backrooms belies bespoken blockhouses checkrooms clubhouses
  daresay darkrooms easterlies firehouses flatlet flatlets flatus freedman freedmen friendlies greenhouses greenrooms
  guardhouses guardrooms heartbreaking homerooms housebreaking insecure invulnerability joyless lawbreaking
  lighthouses longhouses loudspeaker loudspeakers lovelies mandating monthlies newsrooms nightspots outhouses
  outreached outreaching outshine outshines outspoken overhearing overjoy overlies overprotected overreached
  overreaching overseeing plainspoken playhouses playrooms postdating powerhouses restrooms roadhouses schoolhouses
  schoolrooms sightseeing skylight skylights skyline skylines slavered speakerphone speakerphones strongrooms
  summerhouses townhouses underlies updating uplifts upraised upraises weeklies workhouses workrooms
  alighting alights ambulanceman ambulancemen ambulancewoman ambulancewomen antipoverty backspaces beforehand
  blackface blackguard blackhead blackout blockage blockbusting blockchain blockchains blockhead blockhouse
  businesslike businessman businessmen businessperson businesspersons businesswoman businesswomen candlelight
  candlelit candlepower cashback cashless clubhouse councilpersons cyberspaces daydreams daylights doorpost doorposts
  endgames evergreen eyestrain factor flagman flagmen flagon flagstaff freethinkers greenback greenhouse greenroom
  guidepost guideposts handspring headlights houselights immigrant immigrants impost imposts indecision inexperienced
  intrans litany lither loudmouth menswear musically newsboys newsdealer newsdealers newsgirl newsgirls newsgroup
  newsman newsmen newsroom newsstand newsweekly newswoman newswomen nightclub nightlights northeaster nurseryman
  nurserymen offspring outlived outliving outpost outposts outrunning outwearing overrunning overvalue overvalued
  overvalues postage postman postmark postmen postmodern postwoman postwomen roadblock secondhand signalman signalmen
  signpost signposting signposts sleepwalking sleepwalks southeaster spacewalking spacewalks sportsman sportsmen
  sportspeople sportsperson sportswear sportswoman sportswomen spotlighting spotlights spotlit springlike springtime
  stepbrother stepbrothers stepsister stepsisters stoplights streetlights surveyor taxiway taxiways trainman trainmen
  trainspotting transaction transit transitionally transits transmute transnational transparent transsexual undervalue
  undervalued undervalues valueless waitpersons wellspring wintergreen workshops
  childline childminder midnight nightfall mindless heritage honourable modernise crimestoppers cyberbullying safeguarding whistleblowing faultless
  abetter accession adored aftercare afterlife afterlives afternoon afterword afterwords ageless aimless alight
  alliance allover allusion anathema anathemas anatomy animation animator animus annotation another anthem
  antibody antihero antiheroes antimatter antislavery antisocial antitrust anybody anyhow anymore anyone
  anyplace anything anythings anytime anyway anyways anywhere appears appease append appendage appending applet
  applets appraise appraising aright artisan artless artwork asexual askance asleep asocial aspartame aspics
  assaying assign assignation assigns assure asunder atones awesome backchat backdoor backdrop backfire backhand
  backhands backless backrest backroom backspace backstop backstopping backstories backstory backstreet
  backstreets backup badinage badmouth becalm becoming befriend befriends begetting begone behave behead beheld
  behold belittle beloved besee bespeak bespeaking betake betaken betaking bethink bethinking betook bigamy
  bigmouth blameless bodyguard bodywork breakage breakaway breakaways breakdown breakout breakthrough breakup
  buildup buyout bygone byline bylines byplay byways byword bywords callus cancan cannot canonisation cantata
  cantatas canteen canteens canton cantor carefree careless carryall carryout causeless causeway causeways
  cereal changeless changeover chatline chatlines checkout checkroom checkup childcare childless childlike
  citywide cleanup clinician closeout coachman coachmen coachwork comeback comedown commonplace complexion
  councilman councilmen councilwoman councilwomen countdown countless countywide cybersex cyberspace darkroom
  daybreak daycare daydream daylight daylong daytime differentiation digitalis domestication doorman doormen
  doorstep doorsteps doorstop doorway doorways downbeat downplay downright downtime downtown downturn dreamless
  dreamlike driveway driveways droplet droplets dropout elsewhere endears endgame endless endways equalisation
  evermore everybody everyday everyplace everything expectation expectoration expression expressionless
  expressway expressways faceless fairway fairways faithless fatherless fearless fearsome feelgood fightback
  firebreak firefight fireguard firehouse firelight fireman firemen fireplace firepower firescreen firetrap
  firework firsthand forage forever forevermore forget forgetting forgive forgiving forgoing forgone foundation
  freehand freehold freeman freemen freephone freestanding freethinking freeway freeways freewill friendless
  frontage gangway gangways getaway getaways girlfriend girlfriends giveaway giveaways goatees goodnight
  goodwill guardhouse guardian guardroom guideline guidelines handheld handhold handiwork handout handover
  handsome handstand handwork harmless harmonisation headcount headcounts headfirst headless headlight headline
  headlines headlong headman headmen headphone headrest headroom headstrong headteacher headteachers headway
  headword headwords healthcare hearsay heartbeat heartbreak heartless heedless helpless helpline helplines
  hereabout hereafter hereby herein hereinafter hereof hereto hereupon herewith heritage heroin herself hideaway
  hideaways hideout himself holdall holdout holdover holdup homebody homeboys homecoming homeless homepage
  homered homeroom hometown homework homeworker homeworkers homeworking hopeless houseboys housebreak houseclean
  household housekeeping houseman housemen housemother houseproud houseroom housework however humanisation
  humankind idealisation idolater imitation imitator impart impersonation impersonator inaction inactive
  inasmuch incantation income incoming indifference indifferent indignity indoor indoors inequality information
  inhere inheres inherit inheritance inheritor inherits inhuman initiation initiator injustice inlets inline
  inmost inroad insignia instep insteps insure intake into intoday invisible invoice invoices invulnerable
  ionisation islets itself journeyman journeymen kindred lawless lawman lawmen lessor letdown lifeguard lifeless
  lifelike lifeline lifelines lifelong lifetime lifetimes lifework lighthouse likewise lineage lineman linemen
  linesman linesmen lineup livelong localisation longhand longhouse longtime longways lookalike lookout lookup
  loveless lovemaking makeover makeup manage manatees mangetout manias mankind manpower markdown markup maybe
  meantime measure measureless memento menace menage mentored merest mindless modernisation moneymaking moreover
  motherless nameless nationalisation nearby needless nevermore nevertheless nightclubs nightlife nightlight
  nightlong nightspot nightstand nighttime nightwatchman nightwatchmen nightwear noisome nonetheless noonday
  noontime normalisation northeast northernmost northwest notation nothings notion notwithstanding nowadays
  nowhere nowise numberless offbeat offend offending offhand office oncoming oneself onetime ongoing onto
  openwork oration orator ordeal otherwise outage outback outbreak outcare outcome outdoes outdoor outdoors
  outface outgoing outgrow outhouse outlaw outlet outlets outline outlines outlive outlives outlook outnumber
  outplay outreach outright outrun outsmart outstanding outstation outstay outtake outvote outwear outwith
  outwork outworker outworkers overactive overage overall overawe overcome overcoming overdo overdoes overdrive
  overgrow overhand overhands overhead overhear overheard overlong overlook overlooking overmuch overnight
  overplay overpower overreach overrun oversee overseen overshare oversharing oversleep overstay overstep
  oversteps overtake overtaken overtaking overthink overthinking overtime overtimes overtook overturn overuse
  overview overwinter overwork overworking overwrite pageboys parentage partisan partition partway pathway
  pathways peacekeeping peacetime persona personage personas phoneme playback playboys playgroup playhouse
  playoff playroom playschool playschools plaything playthings playtime policeman policemen policewoman
  policewomen posterior powerhouse powerless projection projector protector publican publication quietus
  readjust readout realisation redhead redone reportage restart restless restoration restroom rightmost
  roadhouse roadway roadways roadwork runabout runaway runaways rundown runoff runway runways safekeeping
  schoolboys schoolchild schoolchildren schooldays schoolgirl schoolgirls schoolhouse schoolkids schoolroom
  schoolteacher schoolteachers schoolwork screenplay secretion seepage seethe seething selfless selfsame
  serviceman servicemen servicewoman servicewomen sexless shameless sheared sheathe sheathing sheathings
  shutdown shutout sleepless sleepout sleepover sleepwalk sleepwear slowcoach slowdown smartphone smartwatch
  socialisation someday somehow someones someplace somethings sometime sometimes someway someways somewhat
  somewhats somewhere southeast southwest spaceman spacemen spacewalk spacewoman spacewomen spotless spotlight
  standby standoff standout startup stepchild stepchildren stepfather stepmother stepparent stepparents stepson
  stoplight stopover stoppage stopwatch storytelling streetlight streetwise stronghold strongman strongmen
  strongroom summerhouse summertime surefire takeaway takeaways takeoff takeout takeover teamwork thankless
  thanksgiving thereabout thereafter thereby therefrom therein thereof thereon thereto thereupon therewith
  throughout throughway throughways timekeeping timeless timeline timelines timeshare timezone today toilet
  toilets tonight topics toreador towered townhouse trademark transportation trapdoor trapdoors turnabout
  turnoff turnout turnover underage undercuts undergo undergoing undergone underhand underline underlines
  undermost underplay undersign undersigns understanding undertake undertaken undertaking undertook underway
  underwear underworld underwrite upbeat upcoming upending upfront upheld uphold upkeep upon upraise upraising
  upright uprights upstanding upstart upstarts uptake uptown upturn useless victimisation videophone visitation
  visitor voiceless walkabout walkaway walkaways walkout walkover walkway walkways wanton wantonly watchman
  watchmen watchword watchwords wearisome weather weathered weatherman weathermen weekday weekdays weekend
  weekending weeknight whatever whatnot whatshername whatsit whatsits whence whenever whereas whereat whereby
  wherein whereof whereon whereupon whoever widescreen willpower wintertime withheld withhold within without
  withstand withstanding womankind womanlike wordless wordplay workaday workday workdays workforce workhouse
  workingman workingmen workman workmanlike workmen workout workplace workroom workstation workweek workweeks
  worldwide worthless yearday yourself antiracism antiracist debtless debtor driverless frontrunner frontrunners
  headphones incurious insight oversight sightless sightsee sightseen smartphones underreported
  impregnant roadrunner videophones cybercrime cybersecurity`.split(/\s+/),
);
