import type { Country } from './places.ts'

const words = (text: string): [string, ...string[]] => {
  const [first = '', ...others] = text.trim().split(/\s*,\s*/)
  return [first, ...others]
}

/** Three languages of family names and trades; each list has 48 or 32 entries so that every pair occurs once. */
interface Vocabulary {
  families: readonly [string, ...string[]]
  trades: readonly [string, ...string[]]
  forms: readonly [string, ...string[]]
  firstNames: readonly [string, ...string[]]
  streets: readonly [string, ...string[]]
}

const dutchFirstNames = words(
  'Sanne, Daan, Emma, Bram, Julia, Sem, Lotte, Thijs, Anouk, Jeroen, Fleur, Koen, Iris, Maarten, Eva, Ruben, Noor, Pieter, Marloes, Joost, Femke, Wouter, Esther, Gijs',
)

export const vocabularies: Record<Country, Vocabulary> = {
  NL: {
    families: words(
      'De Vries, Van Dijk, Bakker, Visser, Smit, Meijer, De Boer, Mulder, De Groot, Bos, Vos, Peters, Hendriks, Van Leeuwen, Dekker, Brouwer, De Wit, Dijkstra, Smits, De Graaf, Van der Meer, Van der Linden, Kok, Jacobs, De Haan, Vermeulen, Van den Berg, Van der Veen, Van den Broek, De Bruijn, Schouten, Van Beek, Willems, Hoekstra, Koster, Prins, Blom, Huisman, Postma, Kuipers, Veenstra, Kramer, Van Wijk, Timmermans, Groen, Gerritsen, Wolters, Sanders',
    ),
    trades: words(
      'Installatietechniek, Bouw, Transport, Schilderwerken, Hoveniers, Catering, Verpakkingen, Meubelen, Drukwerk, Metaalbewerking, Elektro, Dakbedekking, Groothandel, Logistiek, Tegels, Keukens, Bloemen, Fietsen, Kantoormeubilair, Schoonmaak, Glas, Techniek, Automaterialen, Textiel, Zuivel, Machinebouw, Verhuur, Reclame, Houthandel, Interieurbouw, Beveiliging, Koeltechniek',
    ),
    forms: words('B.V., B.V., B.V., B.V., V.O.F., N.V., & Zn., Holding B.V.'),
    firstNames: dutchFirstNames,
    streets: words(
      'Industrieweg, Stationsstraat, Dorpsstraat, Kerkstraat, Nijverheidsweg, Havenkade, Molenweg, Marconistraat, Ambachtsweg, Edisonweg, Parallelweg, Wilhelminastraat',
    ),
  },
  BE: {
    families: words(
      'Peeters, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smedt, Dubois, Lambert, Martin, Dupont, Hermans, Michiels, Aerts, De Clercq, Desmet, Vermeersch, Lemmens, Coppens, Thys, Cools, Smets, Van Damme, Segers, Baert, Declercq, Bogaert, Stevens, Pauwels, Verhoeven, De Backer, Van de Velde, Lenaerts, Martens, Leroy, Simon, Renard, Gerard, Devos, Verlinden, Wauters, Hendrickx, Cuypers, Moens, Lauwers, Bosmans',
    ),
    trades: words(
      'Bouw, Transport, Interieur, Tuinen, Brouwerij, Electro, Sanitair, Schrijnwerk, Logistics, Verpakking, Textiel, Metaal, Drukkerij, Garage, Ramen, Vastgoed, Bakkerij, Verlichting, Kunststoffen, Dakwerken, Betonbouw, Houthandel, Chocolade, Machines, Techniek, Keukens, Schilderwerken, Fietsen, Vloeren, Isolatie, Catering, Groenwerken',
    ),
    forms: words('BV, BV, NV, NV, SRL, SA, CommV'),
    firstNames: words(
      'Jef, Lien, Bart, Ann, Karel, Sofie, Wim, Elke, Luc, Griet, Pieter, Charlotte, Olivier, Nathalie, Dirk, Hilde, Tom, Katrien, Philippe, Marie',
    ),
    streets: words(
      'Stationsstraat, Kerkstraat, Nijverheidslaan, Industrielaan, Steenweg, Molenstraat, Havenlaan, Brusselsesteenweg, Grote Markt',
    ),
  },
  DE: {
    families: words(
      'Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt, Werner, Krause, Meier, Lehmann, Köhler, Herrmann, König, Walter, Huber, Kaiser, Fuchs, Lang, Scholz, Möller, Weiß, Jung, Hahn, Schubert, Vogel, Friedrich, Keller, Günther',
    ),
    trades: words(
      'Bau, Maschinenbau, Logistik, Metallbau, Elektrotechnik, Möbel, Verpackungen, Druck, Werkzeuge, Kunststofftechnik, Spedition, Gartenbau, Haustechnik, Stahlhandel, Feinkost, Textil, Kältetechnik, Anlagenbau, Holzhandel, Fahrzeugteile, Fördertechnik, Brauerei, Glas, Bäckerei, Antriebstechnik, Gebäudereinigung, Büromöbel, Optik, Messtechnik, Dachdecker, Handel, Werbetechnik',
    ),
    forms: words('GmbH, GmbH, GmbH, GmbH & Co. KG, AG, KG, e.K., UG (haftungsbeschränkt)'),
    firstNames: words(
      'Jürgen, Anna, Stefan, Claudia, Thomas, Katrin, Michael, Sabine, Andreas, Monika, Uwe, Petra, Lukas, Lena, Felix, Jana, Dieter, Heike, Björn, Ulrike',
    ),
    streets: words(
      'Hauptstraße, Bahnhofstraße, Industriestraße, Gartenstraße, Lindenallee, Am Hafen, Dieselstraße, Siemensstraße, Gewerbepark',
    ),
  },
  DK: {
    families: words(
      'Nielsen, Hansen, Pedersen, Andersen, Christensen, Larsen, Sørensen, Rasmussen, Jørgensen, Petersen, Madsen, Kristensen, Olsen, Thomsen, Christiansen, Poulsen, Johansen, Møller, Mortensen, Knudsen, Jakobsen, Jacobsen, Mikkelsen, Frederiksen, Laursen, Henriksen, Lund, Holm, Schmidt, Eriksen, Kristiansen, Simonsen, Clausen, Svendsen, Andreasen, Iversen, Østergaard, Jeppesen, Vestergaard, Nissen, Lauridsen, Kjær, Jespersen, Mogensen, Nørgaard, Jepsen, Frandsen, Søndergaard',
    ),
    trades: words(
      'Byg, Transport, VVS, El, Møbler, Maskiner, Tryk, Emballage, Fødevarer, Stål, Auto, Design, Logistik, Tømrer, Anlæg, Tekstil, Køl, Ventilation, Smede, Glas, Maler, Cykler, Mejeri, Handel, Inventar, Have, Rengøring, Elektronik, Fisk, Plast, Værktøj, Energi',
    ),
    forms: words('ApS, ApS, A/S, A/S, I/S, Holding ApS'),
    firstNames: words(
      'Mette, Lars, Anne, Jens, Kirsten, Søren, Hanne, Peter, Camilla, Henrik, Maria, Rasmus, Louise, Mikkel, Ida, Frederik, Karen, Niels, Birgit, Kasper',
    ),
    streets: words('Industrivej, Havnegade, Vestergade, Nørregade, Søndergade, Algade, Håndværkervej, Strandvejen, Bredgade'),
  },
  GB: {
    families: words(
      'Smith, Jones, Taylor, Brown, Williams, Wilson, Johnson, Davies, Robinson, Wright, Thompson, Evans, Walker, White, Roberts, Green, Hall, Wood, Jackson, Clarke, Harris, Lewis, Turner, Hill, Cooper, Ward, Moore, Morris, King, Baker, Harrison, Morgan, Allen, James, Scott, Phillips, Watson, Parker, Price, Bennett, Young, Griffiths, Mitchell, Kelly, Cook, Carter, Richardson, Bailey',
    ),
    trades: words(
      'Engineering, Logistics, Foods, Interiors, Packaging, Textiles, Print, Tools, Electrical, Joinery, Haulage, Plastics, Furniture, Optics, Glass, Metals, Lighting, Gardens, Catering, Cycles, Ceramics, Bakery, Timber, Machinery, Instruments, Roofing, Signs, Cooling, Cleaning, Security, Parts, Trading',
    ),
    forms: words('Ltd, Ltd, LLP, plc'),
    firstNames: words('Oliver, Amelia, George, Isla, Harry, Ava, Jack, Emily, Thomas, Sophie, James, Grace'),
    streets: words('High Street, Station Road, Mill Lane, Church Street, Park Road, Victoria Road'),
  },
  US: {
    families: words(
      'Miller, Garcia, Rodriguez, Martinez, Hernandez, Lopez, Gonzalez, Anderson, Thomas, Moore, Lee, Perez, Harris, Sanchez, Clark, Ramirez, Lewis, Robinson, Walker, Young, Allen, King, Wright, Scott, Torres, Nguyen, Hill, Flores, Green, Adams, Nelson, Baker, Hall, Rivera, Campbell, Mitchell, Carter, Roberts, Gomez, Phillips, Evans, Turner, Diaz, Parker, Cruz, Edwards, Collins, Reyes',
    ),
    trades: words(
      'Manufacturing, Supply, Logistics, Foods, Systems, Packaging, Tools, Electric, Millwork, Trucking, Plastics, Furniture, Optical, Glass, Metals, Lighting, Landscaping, Catering, Cycles, Ceramics, Bakery, Lumber, Machine Works, Instruments, Roofing, Signs, Refrigeration, Cleaning, Security, Parts, Trading, Components',
    ),
    forms: words('Inc., LLC, Corp.'),
    firstNames: words('Liam, Olivia, Noah, Emma, Ethan, Mia, Mason, Chloe, Logan, Abigail, Lucas, Ella'),
    streets: words('Main Street, Oak Avenue, Commerce Drive, Industrial Boulevard, Market Street'),
  },
}

export const jobTitles = words(
  'Directeur, Inkoper, Financieel medewerker, Controller, Hoofd inkoop, Bedrijfsleider, Administrateur, Projectleider, Office manager, Eigenaar',
)
