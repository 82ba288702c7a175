import { fold } from './fold.ts';

/**
 * Well-known names that are used for each other, folded. A name may stand in several groups: a Ted
 * is an Edward or a Theodore, but no Edward is a Theodore.
 */
export const nicknameGroups: readonly (readonly string[])[] = [
  // English
  'abigail abby gail',
  'albert al bert bertie',
  'alexander alex al sandy alec xander',
  'alexandra alex sandra sandy lexi',
  'alfred al alf fred freddie',
  'andrew andy drew',
  'anne ann anna annie nan nancy',
  'anthony antony tony',
  'arthur art artie',
  'barbara barb babs',
  'benjamin ben benny benji',
  'caroline carolyn carol carrie',
  'catherine katherine kathryn kate katie kathy cathy kat kit kitty',
  'charles charlie chuck chas',
  'charlotte charlie lottie',
  'christina christine chris chrissy tina',
  'christopher christian chris kit',
  'cynthia cindy',
  'daniel dan danny',
  'david dave davey',
  'deborah debra deb debbie',
  'donald don donny',
  'dorothy dot dottie dolly',
  'edward ed eddie ned ted teddy',
  'eleanor ellie nell nora',
  'elizabeth elisabeth eliza liz lizzie beth betty betsy bess libby lisa',
  'emily em emmy millie',
  'francis frank frankie fran',
  'frances fran frankie fanny',
  'frederick fred freddie freddy',
  'gabriel gabe',
  'gerald gerry jerry',
  'gregory greg',
  'harold harry hal',
  'henry harry hank hal',
  'isabella isabel isabelle bella izzy',
  'jacob jake',
  'jacqueline jackie',
  'james jim jimmy jamie',
  'jennifer jen jenny',
  'jeffrey geoffrey jeff geoff',
  'jessica jess jessie',
  'john jack johnny',
  'jonathan jon jonny',
  'joseph joe joey',
  'josephine jo josie',
  'joshua josh',
  'judith judy',
  'kenneth ken kenny',
  'kimberly kim',
  'lawrence laurence larry',
  'leonard leo len lenny',
  'louis lewis lou louie',
  'margaret maggie meg peggy marge margie greta rita',
  'matthew matt matty',
  'maximilian max',
  'michael mike mick mickey mikey',
  'nathaniel nathan nate nat',
  'nicholas nick nicky',
  'nicole nicky nikki',
  'oliver ollie',
  'pamela pam',
  'patricia pat patty trish tricia',
  'patrick pat paddy',
  'peter pete',
  'philip phillip phil pip',
  'raymond ray',
  'rebecca becky becca',
  'richard rick ricky rich dick',
  'robert rob bob bobby robbie bert',
  'ronald ron ronnie',
  'samuel sam sammy',
  'samantha sam sammy',
  'stephanie steph steffi',
  'stephen steven steve stevie',
  'susan suzanne susannah sue susie',
  'theodore theo ted teddy',
  'theresa teresa terry tess tessa',
  'thomas tom tommy',
  'timothy tim timmy',
  'victoria vicky vic tori',
  'vincent vince vinnie',
  'walter walt wally',
  'william bill billy will willy liam',
  'zachary zach zack',
  // French
  'alexandre alexandra alex',
  'antoine toine',
  'benoit ben',
  'emmanuel emmanuelle manu',
  'frederic frederique fred',
  'jean jeannot',
  'maxime max',
  'nicolas nico',
  'philippe phil',
  'sebastien seb',
  'stephane steph',
  'veronique vero',
  // German
  'andreas andi',
  'franziska franzi ziska',
  'friedrich fritz fiete',
  'georg schorsch',
  'heinrich heinz heiner hinnerk',
  'johannes hans hannes',
  'johanna hanna hanne',
  'josef sepp jupp',
  'katharina kathi kathe katja',
  'magdalena lena leni magda',
  'matthias matze',
  'sebastian basti',
  'ulrich ulrike uli ulli',
  'wilhelm willi willy',
  'wolfgang wolfi wolf',
  // Spanish
  'antonio tono toni',
  'concepcion concha conchita',
  'dolores lola loli',
  'enrique kike quique',
  'francisco paco pancho curro',
  'guadalupe lupe lupita',
  'guillermo memo guille',
  'ignacio nacho',
  'jose pepe',
  'josefa pepa',
  'manuel manolo manu',
  'mercedes merche',
  // Italian
  'alessandro sandro ale',
  'domenico mimmo',
  'francesca franca',
  'francesco franco checco',
  'giovanni gianni nanni',
  'giuseppe beppe peppe pino',
  'giuseppina pina',
  'lorenzo renzo',
  'luigi gigi',
  'salvatore toto turi',
  'vincenzo enzo',
  // Russian, as it is written there and here
  'александр александра саша шура',
  'aleksandr aleksandra sasha shura',
  'алексеи алеша леша',
  'aleksey alexey alyosha lyosha',
  'анастасия настя',
  'anastasia nastya',
  'анна аня',
  'дмитрии дима митя',
  'dmitri dmitry dima mitya',
  'евгении евгения женя',
  'evgeny evgenia zhenya',
  'екатерина катя',
  'ekaterina katya',
  'елена лена',
  'иван ваня',
  'ivan vanya',
  'мария маша',
  'maria masha',
  'михаил миша',
  'mikhail misha',
  'наталья наташа',
  'natalia natalya natasha',
  'николаи коля',
  'nikolai nikolay kolya',
  'ольга оля',
  'сергеи сережа',
  'sergei sergey seryozha',
  'татьяна таня',
  'tatiana tatyana tanya',
  'юрии юра',
  'владимир володя вова',
  'vladimir volodya vova',
].map((group) => group.split(' '));

const builtIn = nicknamesIn(nicknameGroups);

/**
 * The other names of each name, folded: of the built-in groups and a customer's own ones. Names of
 * two groups that share a third one are not each other's.
 */
export function nicknamesOf(
  ownGroups: readonly (readonly string[])[],
): ReadonlyMap<string, readonly string[]> {
  return ownGroups.length === 0 ? builtIn : nicknamesIn([...nicknameGroups, ...ownGroups]);
}

function nicknamesIn(groups: readonly (readonly string[])[]): Map<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const names = new Set(group.map(fold));
    for (const name of names) {
      const others = found.get(name) ?? new Set();
      found.set(name, others);
      for (const other of names) {
        if (other !== name) {
          others.add(other);
        }
      }
    }
  }
  return new Map([...found].map(([name, others]) => [name, [...others]]));
}
