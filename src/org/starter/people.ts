/** `people.csv` of a new folder: five people to be replaced. Cells that are left empty get what the README says. */
export const starterPeople = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
alex.morgan,Alex Morgan,alex.morgan@company.example,employee,,Management,Managing director,manager,,,,,,slack
sam.rivera,Sam Rivera,sam.rivera@company.example,employee,alex.morgan,Management,ISMS lead,,,,,,,slack
robin.chen,Robin Chen,robin.chen@company.example,employee,alex.morgan,Engineering,Developer,developer,,,,,,slack
kim.okafor,Kim Okafor,kim.okafor@company.example,employee,alex.morgan,Sales,Account manager,,,,,,,slack
lee.novak,Lee Novak,lee.novak@company.example,contractor,robin.chen,Engineering,Freelance developer,developer,,,,,,slack
`
