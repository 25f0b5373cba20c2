/** Everything that can be asked, in the order a newcomer meets it. */
import { addDocument } from "./add-document.ts";
import { addFile } from "./add-file.ts";
import { assessFigure, listUncounted } from "./assess.ts";
import { askAsymmetry } from "./asymmetry.ts";
import { checkQuote } from "./check-quote.ts";
import { listContradictions } from "./contradictions.ts";
import { listCorrections } from "./corrections.ts";
import { showCoverage } from "./coverage.ts";
import { decide, showLog } from "./decide.ts";
import { getDocument } from "./document.ts";
import { listDocuments } from "./documents.ts";
import { askEngagement } from "./engagement.ts";
import { listEvents } from "./events.ts";
import { followFeed, listFeeds, tellFeed } from "./feeds.ts";
import { getHappening, listHappenings } from "./happenings.ts";
import { knownDocuments } from "./known-documents.ts";
import { getLineage, listLineages } from "./lineages.ts";
import { showMethod } from "./method.ts";
import { whatItMoves } from "./moves.ts";
import type { AnyOperation } from "./operation.ts";
import { documentOrigin } from "./origin.ts";
import { listPresets } from "./presets.ts";
import { listProposals, proposeCorrection } from "./proposals.ts";
import { listPublishers } from "./publishers.ts";
import { readText } from "./read-text.ts";
import { recordDocuments } from "./record-documents.ts";
import { rereadLedger } from "./reread.ts";
import { searchDocuments } from "./search.ts";
import { getSource } from "./source.ts";
import { listSources } from "./sources.ts";
import { verifyLedger } from "./verify.ts";
import { listViews } from "./views.ts";
import { askWhatIf } from "./whatif.ts";
import { explainFigure } from "./why.ts";

export const OPERATIONS: readonly AnyOperation[] = [
  readText,
  addDocument,
  addFile,
  recordDocuments,
  knownDocuments,
  listDocuments,
  showCoverage,
  getDocument,
  documentOrigin,
  listEvents,
  listHappenings,
  getHappening,
  listLineages,
  getLineage,
  askEngagement,
  assessFigure,
  askAsymmetry,
  listUncounted,
  explainFigure,
  whatItMoves,
  askWhatIf,
  listContradictions,
  listPublishers,
  listSources,
  getSource,
  searchDocuments,
  checkQuote,
  showMethod,
  listPresets,
  verifyLedger,
  rereadLedger,
  decide,
  listCorrections,
  proposeCorrection,
  listProposals,
  listViews,
  listFeeds,
  followFeed,
  tellFeed,
  showLog,
];
