/** What L3 asks about: forms, parted by commas. Illness of the body that a school day must know of is not asked about. */
export const diagnoses = {
  nb: `
adhd, add, autisme, autist, autistisk, autismespekter, autismespekteret, asperger, aspergers, aspergers syndrom, tourettes,
tourettes syndrom, depresjon, deprimert, angst, angstlidelse, sosial angst, ptsd, tvangslidelse, ocd, bipolar, schizofreni,
psykose, psykotisk, spiseforstyrrelse, spiseforstyrrelser, anoreksi, bulimi, tilknytningsforstyrrelse, atferdsforstyrrelse,
personlighetsforstyrrelse, utviklingshemming, utviklingshemmet, psykisk utviklingshemming, lett psykisk utviklingshemming,
fetalt alkoholsyndrom, diagnose, diagnosen, diagnoser, diagnosert`,
  nn: `
adhd, add, autisme, autist, autistisk, autismespekter, autismespekteret, asperger, aspergers, aspergers syndrom, tourettes,
tourettes syndrom, depresjon, deprimert, angst, angstliding, sosial angst, ptsd, tvangsliding, ocd, bipolar, schizofreni,
psykose, psykotisk, eteforstyrring, eteforstyrringar, anoreksi, bulimi, tilknytingsforstyrring, åtferdsforstyrring,
personlegdomsforstyrring, utviklingshemming, utviklingshemma, psykisk utviklingshemming,
føtalt alkoholsyndrom, diagnose, diagnosen, diagnosar, diagnosert`,
};

/** A worry for the safety of the child is not written in the plan. */
export const worries = {
  nb: `
vold, volden, voldelig, mishandling, mishandler, mishandlet, mishandles, overgrep, overgrepet, seksuelle overgrep, misbruk,
misbrukt, misbrukes, omsorgssvikt, vanskjøtsel, vanskjøttet, bekymringsmelding, bekymringsmeldingen, blåmerke, blåmerker,
selvmord, selvmordstanker, selvskading, selvskader, skader seg selv, kutter seg, ta livet sitt, tar livet sitt, vil dø,
ønsker å dø, ikke leve lenger, blir slått, ble slått, blir banket, slår barnet, slår barna, slår henne, slår ham, truer med å,
redd for far, redd for mor, redd for faren sin, redd for moren sin, redd for stefar, redd hjemme, redd for å gå hjem,
tør ikke gå hjem, tør ikke dra hjem, utrygg hjemme, akuttplassering, akuttvedtak, tvangsekteskap, kjønnslemlestelse`,
  nn: `
vald, valden, valdeleg, mishandling, mishandlar, mishandla, overgrep, overgrepet, seksuelle overgrep, misbruk,
misbrukt, omsorgssvikt, vanskjøtsel, uromelding, uromeldinga, bekymringsmelding, bekymringsmeldinga, blåmerke,
sjølvmord, sjølvmordstankar, sjølvskading, sjølvskadar, skadar seg sjølv, kuttar seg, ta livet sitt, tek livet sitt,
tar livet sitt, vil døy, ønskjer å døy, ikkje leve lenger, blir slått, vart slått, blei slått, blir slegen, vart slegen, slår barnet,
slår barna, slår henne, slår han, trugar med å, truar med å, redd for far, redd for mor, redd for faren sin, redd for mora si,
redd for stefar, redd heime, redd for å gå heim, tør ikkje gå heim, torer ikkje gå heim, utrygg heime, akuttplassering,
akuttvedtak, tvangsekteskap, kjønnslemlesting`,
};
