/**
 * The line that the terms of the public data ask for (公共データ利用規約 第1.0版): source named,
 * editing stated. Shown in the application and kept beside the data (data/CREDITS.md).
 */
export const CREDIT_LINE_JA =
	'出典: 「温室効果ガス排出量 算定・報告・公表制度」(環境省・経済産業省)の電気・ガス・熱供給事業者別排出係数、「算定方法・排出係数一覧」および環境省「排出原単位データベース Ver.3.6」。本プロジェクトが編集・加工(Japan GX Group による抽出・転記を経由)。加工後の値について公表元は責任を負わない。';

export const CREDIT_LINE_EN =
	'Source: emission factors by electricity, gas and heat supplier and "List of calculation methods and emission factors" of the Greenhouse Gas Emissions Accounting, Reporting and Disclosure System (Ministry of the Environment; Ministry of Economy, Trade and Industry), and the Ministry of the Environment\'s emission intensity database Ver.3.6. Edited and processed by this project (by way of extraction and transcription by Japan GX Group). The publishers bear no responsibility for the processed values.';
