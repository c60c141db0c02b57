package io.claviger.engine.secrets;

import java.util.HashMap;
import java.util.Map;

/**
 * The four characters that follow each other the most often in public source (Go, Java, JavaScript, Python). Pairs alone
 * make what is in usual words, such as {@code value} and {@code class}, seem much rarer than it is.
 */
final class UsualFours {

    /** Twice the logarithm to base 2 of how usual those of the first row are; one less in each that follows. */
    private static final int MOST = 30;

    private static final String[] ROWS = {
        " theeturretuthe tionturn",
        "typeurn ",
        " con ret thialuecodeing ion mentnameportringselfstrithisvalu",
        " and err for int not sel str valand atioconscontctioelf.errof thfilefor funchis ode onstptiorrortrin",
        " def fil pro res sta tha typ witablebjecbytecallceptclascompe themenent formfrominteionsjectlasslemempor"
                + "n thnot nst nternullobjeof tort parapathreads thstatter testthattimewith",
        " arg com fro let nam new nul obj par rea tru uin useall ame aramare ase ate atincasechardatadef dinge co"
                + "e ine reelementseptieraterr ethoetteexcehat he shis.impoindeinstint ith lf._linelinklistmethmplenctindex"
                + "nodenonenstaonteoptiormaproprentrequresurom s nosionsizespecstantatetatited texttherthodtingtruetteruint"
                + "unc unctwritxcepype ",
        " all are cal can cha cod dat els fal fun get imp ins lat len met mod nil non pre pub req set thr.getaddr"
                + "aderalidalseanceandlangeappeargsarraarseatchatedatorattraultbaseble bliccesschecctord byd indatedefadefi"
                + "dulee fie ise ofe steadeect ectied bed tefauefinelseenerengtequeequiersiesulevenexpofalsfaulfferffsefiel"
                + "fsethandhe che fheadheckhrowieldif tightile implin tinitis niteritiol lelatilectlenglettlic licelocalock"
                + "lue mbermodunce ndlenew ng tngthntexnumbo thoduloffsointonlyoperoundourcoverparspendpoinprespublquirr th"
                + "ractreseressritermatrsioructs inservset signsingsourstarstrestrusultt ist thtartternthrotiveto ttreatruc"
                + "ubliuireumbeumenurcevalivar ventversxpor",
        " add any boo byt cap cas cla cop ele exc exp ext fin gen has ind key lin num opt out pat pos pri rep sma"
                + " spe sys tes tim var ver whe whi wilackaactialleamesargearguass aticboolbuffbuilbutecan catecatichanckag"
                + "closcommconfcopycouncreactedcurrd thd toder diree ane foe toeateecifeconecteed aed ienceencoenseent.enta"
                + "entientrer ternaertiervees aes tess essaestiextefinafineflagfloagenegumehavehe ghe lhe phe rhe then her "
                + "ibuticaticenied if nifieill in sinalinedinfoing.ingsink inpuintpion.ionairecis ais cjavakageleanloadloat"
                + "longloselse mallmatcmodenal ncodned neranextnil ningnly nputntptnts ocalokenon ions or totheouldountpack"
                + "parepeciposippenprinprocquerquesram ramerangratiratoreamreatrectresorgumriburighrintrn trns roperrayrren"
                + "s ans cos res tosagescalschescrised sitismalstinstylsuppt int oft retabltanctargterates tin toketptrtrac"
                + "tribtyleueryuestuffeult undeurnsurreuse voidwillxteny thytes",
        " acc app arr att bas buf but che cre cur dec des dir dis enc end eve fie han hav hea inc jav lic lis loc"
                + " map mat nod off onl ope oth que rai ran rec ref reg run sho sig sou sub sup tra try und voi wri.com.err"
                + ".len.typacceace acheacteage aiseal lalizalloallyany apitaracarcharenariaasseat tate.atesatteava.ave back"
                + "blocbreaby tcachcapiccescenschemchilcificketcondconnconvcripcterde idecoded dentdescdex doubdrese cae de"
                + "e lie pae pre see vaecodect.ectoed feerref _efereforelecemovenamendeendsenteepreer ier oerenerfaers erty"
                + "escresenesolest eterexpeext f nofaceferefiedfinifirsfoung thght globgmengrouh thharahe ahe dhe ehe ihe m"
                + "he nhemaherehichhildhod hosthoulhtmlhttpicalientif eif sificin cine irstis fis iis sis tise isteitalitem"
                + "its ivative ize lagslateled lizell lllowlobaluesmainmessmovemustn can inn ren send tndarnderndinnds nfig"
                + "ng ange nitinsafnse nstrnt intaintatntenntinntryobalocatocesockeode.oid oleaolveompaon aon oon tonalone "
                + "onfions.ontaooleopenor aor iordeore orteortsositoublout ovidows partpectperapertpitaplemplitpporprefpriv"
                + "protprovqualraisransratereacreakreferegiremoreprresprfacrgetriptrivarn nrn srnalrocerootropsror rotoroup"
                + "rovirow rowsrtedrvers ars fos iss ofsafese tsee selesentsertshousocksolvspacsplissagstacstorsyncsys_sysc"
                + "t bet cot not totacktaintal tch temptendtentterftersth tthretialtic to ator torytranttritureubleuilduld "
                + "ull unsauntiuppousedust utilvatevidewhenwhicworkxpecypesysca",
        " act ass bre clo col dou ent fir fla flo fou giv glo inf inp inv ite its lon mak max may mem mus nex one"
                + " ora os. pac pas per rem rig sec see ser sin siz tok uni uns wor you. th.add.app.con.nam.par.poi.set.sta"
                + "_get_nama coacleadonafe.afteain allbalobametamplan ban ean iannoant art artias aat iata ath ath.ativause"
                + "authbalober bitsblesbodybounbut calecertchuncleacliecludcodicollcoloctivd reddredecidecldersdigidistditi"
                + "dlerdoesdonldowne are ase exe ife loe mae nee noe nue soe spe tye use wie.poeacheactead eadoectsed oed w"
                + "efixegeregisegmeeld empten tend endieof eoutepareplaept equaer aeralere eriaermierrierrnes oeserespoessi"
                + "estaeveleverexamexecext.f erf sefailfe.pfer ficafindforeframfterget get_gistgivegth hanghas hashhe ohrea"
                + "hunkialiic lic sich ideries if aif iiginigitignaile.ilenilesimalime ime.imeoimitin ainatinceinclindiines"
                + "invais mist istrit iitiaity ivenizedkey kindknowl belacelastle ale ile tleftlenales let letelevelid lien"
                + "limilinglitell blledlly lobjlterludem thmakemandmarkmaskmay mbolmemometemmanmparmpilmptymultn ann ben co"
                + "n isn ofn smnclund and indefnectneednentnnecnnotns ans tnt tntegntimntronvalnvero beodecoderodinof aolle"
                + "ommaompiomplompoonenong onneonseontronveor moracot aouteoutpow npacepasspattpingplacponeponspperprecprev"
                + "put r inr isr ofr reraceraclral randrce rderre trecored ree refirencreplrialriesrn arn frnedrollrorsrout"
                + "rrnorts.runts fis mese ase fse isecosegmsequserises sincslicsponssiostemstensterstraswitsymbsystt ant ca"
                + "t stt witanttasktchete ttegetermth athanthenthouto btoretputtroltry ts ats ttstruct ultiundauserutpuvari"
                + "ven ver verrvertw newaitwantwingwordwrapxampy ofyearymboystezero",
        " blo bui cou del det doe equ exa fra fre htt ini loo mar mes min mor nee ove red sam sch sto tar tex wan"
                + ".def.for.rea.str.val.wriack act actoaddiadinainsal ial palenall.an aan oannearatary ast asynat aatalbefo"
                + "c licanncausces chedchrocimaclarcle copecrolct tcumecursd bed fod isd ofd ond widebudeleder.dle do ndocu"
                + "drene che cle doe ene fre ite nae orean ecimeclaecuteed eldsembeensienumeproer cer seredes iesetest.estr"
                + "estsetheetimexprf __factfffffreehan harshe bhe vhelphilehinghouthroniabliateic fidatidenif lildringlinto"
                + "invoiredis dis gite ithojoinjsonkeyskingl inlanglbaclderldreleaslegall rllballoclooklowemappmatimeoumes "
                + "modimontmoren fan ifn stn trnablnatindenng ing ong snglengs nlinnotenownntednts.o noock ocumodesodifolor"
                + "om ton sonthontiopyror eorigory ot nown panipileplatpletplicppinpushpyriquenr errablrappre are irediride"
                + "rityrn crorfrounrridrserrst rt jrt trticrules cas sts wis.resamescomscopscrose ose vsectsideskipsoftsser"
                + "st bst cst ist ost rsvalt det fot hat mat set tyt.ertereterrticatiestifitilstineto cto streetricue iule "
                + "ulesumerund ure urneusinute visiwarewarnwhilwindxecuyou ype.yrigzone"
    };

    private static final Map<Integer, Integer> USUAL = new HashMap<>();

    static {
        for (int row = 0; row < ROWS.length; row++) {
            String fours = ROWS[row];
            for (int at = 0; at < fours.length(); at += Integer.BYTES) {
                int four = 0;
                for (int i = 0; i < Integer.BYTES; i++) {
                    four = four << Byte.SIZE | fours.charAt(at + i);
                }
                USUAL.put(four, MOST - row);
            }
        }
    }

    private UsualFours() {}

    /**
     * How usual four characters are.
     *
     * @param four the first as the highest byte
     * @param otherwise what their pairs say
     */
    static int of(int four, int otherwise) {
        return USUAL.getOrDefault(four, Math.min(otherwise, MOST - ROWS.length));
    }
}
