/** Invented people. No name here is meant to be anyone; phone numbers and e-mail domains are the ones reserved for fiction. */
export const womensNames: readonly string[] = words(`
  Abigail Adaeze Aisha Alma Amara Anika Annette Beatriz Bridget Camille Carmen Chiara Claire Dalia Denise
  Diana Elif Elena Esther Farah Fatima Fiona Gabriela Gloria Gwen Hana Heather Imani Ingrid Irene Iris
  Jasmine Joanna Joy Kavita Keiko Keisha Laila Latoya Leilani Linh Lucia Mabel Maeve Mariam Mei Melissa
  Mireille Monique Naomi Noor Nora Odette Olga Paloma Patrice Paula Renee Rosa Ruth Salma Sandra Shanice
  Simone Sofia Soledad Susan Tamar Teresa Thandiwe Valentina Vera Wanda Ximena Yara Yuki Zainab Zoe
`);

export const mensNames: readonly string[] = words(`
  Aaron Abdul Adrian Ahmed Alejandro Andre Anthony Arjun Benjamin Brian Calvin Carlos Cedric Chen Colin
  Darius David Deepak Desmond Diego Dmitri Eduardo Elias Emeka Eric Farid Felix Francis Gabriel George
  Gerald Hassan Henry Hiroshi Hugo Ibrahim Isaac Jamal Javier Joaquin Joseph Julian Keith Kofi Kwame Lamar
  Leon Liam Luis Malik Marcus Mateo Michael Minh Nathan Nikhil Nolan Omar Oscar Patrick Pavel Rafael Ravi
  Raymond Reggie Roberto Samir Sean Stefan Tariq Tobias Tomas Victor Vincent Wei Xavier Yusuf Zachary
`);

export const familyNames: readonly string[] = words(`
  Abbott Abdi Acosta Adeyemi Aguilar Ahmadi Alvarez Amato Andersson Asante Bailey Banerjee Barrett Bello
  Benitez Bergstrom Bhatt Bianchi Blackwood Bui Cardoso Castillo Chaudhry Cho Clarke Cohen Cordova Cruz
  Dang Delgado Desai Dixon Dominguez Donnelly Dubois Edwards Eriksen Esposito Farouk Fernandez Fitzgerald
  Fofana Franklin Fujita Gallagher Garza Ghosh Goldberg Greene Gupta Hashemi Hayes Hernandez Hoang
  Holloway Huang Hussein Ivanova Jankowski Jefferson Jimenez Kamau Kaplan Kaur Keller Khoury Kim Kowalski
  Kumar Lawson Le Levy Lopez Macias Mahmoud Marchetti Maldonado Mensah Mercer Mishra Molina Moreau
  Mukherjee Murphy Nakamura Ndiaye Nguyen Novak Nunez Obi Ochoa Oliveira Ortega Osman Owusu Park Patel
  Pereira Petrov Pham Powell Quinn Rahman Ramirez Rao Rivas Robinson Romero Rossi Russo Saito Salazar
  Sandoval Santos Schneider Sharma Silva Singh Sokolov Solis Stewart Suzuki Tanaka Tran Turner Usman
  Valdez Vargas Villanueva Walker Warsame Washington Watanabe Weiss Williams Wong Yamamoto Yilmaz Zamora
  Zhang Zimmerman
`);

/** North American area codes; the numbers behind them are 555-0100 to 555-0199, reserved for fiction. */
export const areaCodes: readonly string[] = words("201 203 212 315 347 516 607 646 718 845 914 929");

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
