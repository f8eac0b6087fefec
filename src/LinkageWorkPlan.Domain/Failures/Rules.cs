namespace LinkageWorkPlan.Domain.Failures;

/// <summary>One constant per rule; the value is the key of its words in every language (<c>Text/Rules.resx</c>).</summary>
public static partial class Rules
{
    // Fields
    public const string Required = "Rule.Required";
    public const string TooLong = "Rule.TooLong";
    public const string GarbledText = "Rule.GarbledText";
    public const string OldFont = "Rule.OldFont";
    public const string NotADate = "Rule.NotADate";
    public const string NoSuchDay = "Rule.NoSuchDay";
    public const string NotANumber = "Rule.NotANumber";
    public const string NotAWholeNumber = "Rule.NotAWholeNumber";
    public const string TooManyDecimals = "Rule.TooManyDecimals";
    public const string OutOfRange = "Rule.OutOfRange";
    public const string CodeFormat = "Rule.CodeFormat";
    public const string NotAChoice = "Rule.NotAChoice";

    // Plan
    public const string PlanNotInDraft = "Rule.PlanNotInDraft";
    public const string PlanNotInReview = "Rule.PlanNotInReview";
    public const string PlanNotAdopted = "Rule.PlanNotAdopted";

    /// <summary>Arguments: the plan, and the day it was closed.</summary>
    public const string PlanClosed = "Rule.PlanClosed";
    public const string PlanNotClosed = "Rule.PlanNotClosed";

    /// <summary>Argument: the side whose consent is missing.</summary>
    public const string ReopeningAsked = "Rule.ReopeningAsked";
    public const string LastReportMissing = "Rule.LastReportMissing";

    /// <summary>Argument: the code of the report.</summary>
    public const string ReportStillOpen = "Rule.ReportStillOpen";

    /// <summary>Argument: the number of the amendment.</summary>
    public const string AmendmentStillOpen = "Rule.AmendmentStillOpen";

    /// <summary>Argument: the code of the obstacle.</summary>
    public const string ObstacleStillOpen = "Rule.ObstacleStillOpen";

    /// <summary>Arguments: the plan, and the one whose directions it has.</summary>
    public const string PlanContinuesOther = "Rule.PlanContinuesOther";

    /// <summary>Argument: what was asked for.</summary>
    public const string VersionUnknown = "Rule.VersionUnknown";

    /// <summary>Arguments: the plan to carry over from, and the one to carry over into.</summary>
    public const string CarriedBackwards = "Rule.CarriedBackwards";
    public const string PlanPeriodOrder = "Rule.PlanPeriodOrder";
    /// <summary>Arguments: the plan, and the day of its adoption.</summary>
    public const string VersionBeforeAdoption = "Rule.VersionBeforeAdoption";

    /// <summary>Arguments: first and last day, and the codes of the tasks.</summary>
    public const string TasksOutsidePeriod = "Rule.TasksOutsidePeriod";
    public const string PlanHasNoTask = "Rule.PlanHasNoTask";
    public const string PlanCodeTaken = "Rule.PlanCodeTaken";
    public const string PillarUnknown = "Rule.PillarUnknown";
    public const string PillarCodeTaken = "Rule.PillarCodeTaken";
    public const string PillarHasTasks = "Rule.PillarHasTasks";
    public const string PillarWeightsSum = "Rule.PillarWeightsSum";

    // Task
    public const string TaskCodeTaken = "Rule.TaskCodeTaken";
    public const string TaskCodeFormat = "Rule.TaskCodeFormat";
    public const string TaskDatesMissing = "Rule.TaskDatesMissing";
    public const string TaskDatesOrder = "Rule.TaskDatesOrder";
    public const string TaskOutsidePeriod = "Rule.TaskOutsidePeriod";
    public const string TaskLeadMissing = "Rule.TaskLeadMissing";
    public const string TaskSidesEqual = "Rule.TaskSidesEqual";
    public const string TaskOwnerMissing = "Rule.TaskOwnerMissing";
    public const string TaskMilestoneMissing = "Rule.TaskMilestoneMissing";
    public const string TaskOwnerUnknown = "Rule.TaskOwnerUnknown";
    public const string TaskPredecessorUnknown = "Rule.TaskPredecessorUnknown";
    public const string TaskDependencyLoop = "Rule.TaskDependencyLoop";
    public const string TaskLinkFormat = "Rule.TaskLinkFormat";
    public const string TaskLinkLag = "Rule.TaskLinkLag";
    public const string TaskLinkTwice = "Rule.TaskLinkTwice";
    public const string MilestoneOutsideTask = "Rule.MilestoneOutsideTask";
    public const string MilestoneCodeTaken = "Rule.MilestoneCodeTaken";
    public const string MilestoneUnknown = "Rule.MilestoneUnknown";
    public const string TaskDropped = "Rule.TaskDropped";
    public const string NoWeightLeft = "Rule.NoWeightLeft";

    // Owner
    public const string OwnerNotOwnSide = "Rule.OwnerNotOwnSide";
    public const string OwnerIsOwnSide = "Rule.OwnerIsOwnSide";
    public const string OwnerNameUnchanged = "Rule.OwnerNameUnchanged";
    public const string OwnerNothingProposed = "Rule.OwnerNothingProposed";
    public const string OwnerInUse = "Rule.OwnerInUse";
    public const string OwnerHeadUnfit = "Rule.OwnerHeadUnfit";
    public const string OwnerIsHead = "Rule.OwnerIsHead";
    public const string OwnerNotFound = "Rule.OwnerNotFound";
    public const string OwnerAmbiguous = "Rule.OwnerAmbiguous";

    // Days off
    public const string HolidayOrder = "Rule.HolidayOrder";
    public const string HolidayTooLong = "Rule.HolidayTooLong";
    public const string HolidayIsWorkingDay = "Rule.HolidayIsWorkingDay";
    public const string HolidayOverlaps = "Rule.HolidayOverlaps";
    public const string HolidayNotOwnSide = "Rule.HolidayNotOwnSide";

    public const string ApiTokensTooMany = "Rule.ApiTokensTooMany";

    // Deletions
    public const string PlanWasSent = "Rule.PlanWasSent";
    public const string ReportWasSent = "Rule.ReportWasSent";
    public const string DirectionActedOn = "Rule.DirectionActedOn";

    // Amendment
    public const string AmendmentOpen = "Rule.AmendmentOpen";
    public const string AmendmentNotInDraft = "Rule.AmendmentNotInDraft";
    public const string AmendmentNotInReview = "Rule.AmendmentNotInReview";
    public const string AmendmentEmpty = "Rule.AmendmentEmpty";
    public const string AmendmentTooLarge = "Rule.AmendmentTooLarge";
    public const string AmendmentChangesNothing = "Rule.AmendmentChangesNothing";
    public const string AmendmentOutdated = "Rule.AmendmentOutdated";
    public const string AmendmentTaskDone = "Rule.AmendmentTaskDone";
    public const string AmendmentMilestoneReported = "Rule.AmendmentMilestoneReported";

    // Texts
    public const string TextMissing = "Rule.TextMissing";
    public const string TextStale = "Rule.TextStale";
    public const string TextsFrozen = "Rule.TextsFrozen";
    public const string SourceIsEdited = "Rule.SourceIsEdited";
    public const string NotNativeReader = "Rule.NotNativeReader";

    // Files of translators
    public const string ExchangeTooLarge = "Rule.ExchangeTooLarge";
    public const string ExchangeNotReceived = "Rule.ExchangeNotReceived";
    public const string ExchangeFormat = "Rule.ExchangeFormat";
    public const string ExchangeBrokenXml = "Rule.ExchangeBrokenXml";
    public const string ExchangeForbiddenXml = "Rule.ExchangeForbiddenXml";
    public const string ExchangeExternal = "Rule.ExchangeExternal";
    public const string ExchangeVersion = "Rule.ExchangeVersion";
    public const string ExchangeLanguages = "Rule.ExchangeLanguages";
    public const string ExchangeSourceLanguage = "Rule.ExchangeSourceLanguage";
    public const string ExchangeDuplicate = "Rule.ExchangeDuplicate";
    public const string ExchangeOther = "Rule.ExchangeOther";
    public const string ExchangeTooMany = "Rule.ExchangeTooMany";
    public const string ExchangeTooDeep = "Rule.ExchangeTooDeep";
    public const string ExchangeTooMuch = "Rule.ExchangeTooMuch";
    public const string ExchangeOldExcel = "Rule.ExchangeOldExcel";
    public const string ExchangeOpenDocument = "Rule.ExchangeOpenDocument";
    public const string ExchangePlainText = "Rule.ExchangePlainText";
    public const string ExchangeSheets = "Rule.ExchangeSheets";
    public const string ExchangeWorkbook = "Rule.ExchangeWorkbook";
    public const string ExchangeFormula = "Rule.ExchangeFormula";
    public const string ExchangeCell = "Rule.ExchangeCell";
    public const string ExchangeCellTooLong = "Rule.ExchangeCellTooLong";
    public const string ExchangeCodes = "Rule.ExchangeCodes";
    public const string ExchangePartly = "Rule.ExchangePartly";
    public const string ExchangeJoined = "Rule.ExchangeJoined";
    public const string ExchangeLines = "Rule.ExchangeLines";
    public const string ExchangeEmpty = "Rule.ExchangeEmpty";
    public const string ExchangeOutdated = "Rule.ExchangeOutdated";

    public const string IndicatorUnknown = "Rule.IndicatorUnknown";
    public const string IndicatorAgreed = "Rule.IndicatorAgreed";
    public const string IndicatorBaselineTwice = "Rule.IndicatorBaselineTwice";
    public const string IndicatorCodeTaken = "Rule.IndicatorCodeTaken";
    public const string IndicatorInUse = "Rule.IndicatorInUse";
    public const string IndicatorTargetReason = "Rule.IndicatorTargetReason";
    public const string IndicatorTargetTwice = "Rule.IndicatorTargetTwice";
    public const string IndicatorTargetYear = "Rule.IndicatorTargetYear";
    public const string FigureAgreed = "Rule.FigureAgreed";
    public const string FigureNotProposed = "Rule.FigureNotProposed";
    public const string FigureOfOtherSide = "Rule.FigureOfOtherSide";
    public const string FigureOwnProposal = "Rule.FigureOwnProposal";

    // Progress
    public const string ProgressInFuture = "Rule.ProgressInFuture";
    public const string ProgressBeforePlan = "Rule.ProgressBeforePlan";
    public const string ProgressEmpty = "Rule.ProgressEmpty";
    public const string MilestoneAlreadyReached = "Rule.MilestoneAlreadyReached";
    public const string MilestoneNeedsEvidence = "Rule.MilestoneNeedsEvidence";
    public const string DelayNeedsReason = "Rule.DelayNeedsReason";
    public const string DelayNeedsMeasure = "Rule.DelayNeedsMeasure";
    public const string DelayNeedsDate = "Rule.DelayNeedsDate";
    public const string OverrideNeedsReason = "Rule.OverrideNeedsReason";
    public const string OverrideImpossible = "Rule.OverrideImpossible";
    public const string NotOwnTask = "Rule.NotOwnTask";
    public const string NotOwnRecord = "Rule.NotOwnRecord";
    public const string ProgressSuperseded = "Rule.ProgressSuperseded";

    // Evidence
    public const string EvidenceTooLarge = "Rule.EvidenceTooLarge";
    /// <summary>Arguments: how many MB the files of a record may have.</summary>
    public const string EvidenceTooMuch = "Rule.EvidenceTooMuch";
    public const string EvidenceType = "Rule.EvidenceType";
    public const string EvidenceEmpty = "Rule.EvidenceEmpty";
    public const string TooManyFiles = "Rule.TooManyFiles";
    public const string EvidenceNotReceived = "Rule.EvidenceNotReceived";
    public const string EvidenceOnItsWay = "Rule.EvidenceOnItsWay";
    public const string FileInfected = "Rule.FileInfected";
    public const string ContentInfected = "Rule.ContentInfected";
    public const string NotScanned = "Rule.NotScanned";

    // Report
    public const string ReportNotInDraft = "Rule.ReportNotInDraft";
    public const string ReportNotInReview = "Rule.ReportNotInReview";
    public const string ReportCodeTaken = "Rule.ReportCodeTaken";
    public const string ReportDatesOrder = "Rule.ReportDatesOrder";
    public const string ReportNotIssued = "Rule.ReportNotIssued";
    public const string RecordsNumberTaken = "Rule.RecordsNumberTaken";
    public const string RecordsNumberKept = "Rule.RecordsNumberKept";
    public const string RecordsNumberMissing = "Rule.RecordsNumberMissing";
    public const string RecordsNumberEarly = "Rule.RecordsNumberEarly";
    public const string WarningUnanswered = "Rule.WarningUnanswered";
    public const string WarningUnknown = "Rule.WarningUnknown";
    public const string WarningOfOtherSide = "Rule.WarningOfOtherSide";
    public const string WarningsOfSeveralTexts = "Rule.WarningsOfSeveralTexts";
    public const string LetterNotPrinted = "Rule.LetterNotPrinted";
    public const string SectionEmpty = "Rule.SectionEmpty";
    public const string DelayUnexplained = "Rule.DelayUnexplained";
    public const string ParagraphsDiffer = "Rule.ParagraphsDiffer";
    public const string CutOffNotReached = "Rule.CutOffNotReached";
    public const string WordsMissing = "Rule.WordsMissing";
    public const string WordsStale = "Rule.WordsStale";

    // Signing
    public const string ContentChanged = "Rule.ContentChanged";
    public const string AlreadySigned = "Rule.AlreadySigned";
    public const string WrongPassword = "Rule.WrongPassword";
    public const string LockedOut = "Rule.LockedOut";
    public const string ReturnNeedsComment = "Rule.ReturnNeedsComment";
    public const string RoundClosed = "Rule.RoundClosed";
    public const string SignerPositionMissing = "Rule.SignerPositionMissing";
    public const string NoDelegation = "Rule.NoDelegation";

    /// <summary>Arguments: the name on the paper, and its day.</summary>
    public const string NoDelegationOnDay = "Rule.NoDelegationOnDay";
    public const string DelegationDates = "Rule.DelegationDates";
    public const string DeputyUnknown = "Rule.DeputyUnknown";
    public const string ScanMissing = "Rule.ScanMissing";
    public const string ScanType = "Rule.ScanType";
    public const string PaperDate = "Rule.PaperDate";
    public const string SigningUnconfirmed = "Rule.SigningUnconfirmed";
    public const string SigningClosedUntil = "Rule.SigningClosedUntil";
    public const string HoldNotYours = "Rule.HoldNotYours";
    public const string DayNotYet = "Rule.DayNotYet";
    public const string NumberDate = "Rule.NumberDate";
    public const string CommentsOpen = "Rule.CommentsOpen";
    public const string DeclineNeedsReason = "Rule.DeclineNeedsReason";

    // Delivery
    public const string DeliveryDay = "Rule.DeliveryDay";
    public const string DirectionDay = "Rule.DirectionDay";
    public const string DirectionDue = "Rule.DirectionDue";
    public const string DirectionClosed = "Rule.DirectionClosed";
    public const string DirectionNotAnswered = "Rule.DirectionNotAnswered";
    public const string DirectionTaskUnknown = "Rule.DirectionTaskUnknown";

    // Glossary
    public const string TermWordsTaken = "Rule.TermWordsTaken";
    public const string TermUnchanged = "Rule.TermUnchanged";
    public const string TermClosed = "Rule.TermClosed";
    public const string TermProposalOpen = "Rule.TermProposalOpen";
    public const string TermNothingProposed = "Rule.TermNothingProposed";
    public const string TermOwnProposal = "Rule.TermOwnProposal";
    public const string TermOthersProposal = "Rule.TermOthersProposal";

    // Talk
    public const string CommentTooOld = "Rule.CommentTooOld";
    public const string CommentWithdrawn = "Rule.CommentWithdrawn";
    public const string CommentOfAnother = "Rule.CommentOfAnother";
    public const string CommentTranslated = "Rule.CommentTranslated";
    public const string MentionUnknown = "Rule.MentionUnknown";
    public const string TooManyMentions = "Rule.TooManyMentions";

    // People
    public const string NotAllowed = "Rule.NotAllowed";
    public const string NotFound = "Rule.NotFound";
    public const string Conflict = "Rule.Conflict";
    public const string NotAnEmail = "Rule.NotAnEmail";
    public const string PasswordsDiffer = "Rule.PasswordsDiffer";
    public const string PositionMissing = "Rule.PositionMissing";
    public const string OwnerOfOtherSide = "Rule.OwnerOfOtherSide";
    public const string ConflictUnknown = "Rule.ConflictUnknown";
    public const string DraftUndecided = "Rule.DraftUndecided";
    public const string EmailTaken = "Rule.EmailTaken";
    public const string WeakPassword = "Rule.WeakPassword";
    public const string GuessablePassword = "Rule.GuessablePassword";
    public const string OwnWordsPassword = "Rule.OwnWordsPassword";
    public const string OtherSideAccount = "Rule.OtherSideAccount";
    public const string SignedOut = "Rule.SignedOut";
    public const string LastAdministrator = "Rule.LastAdministrator";
    public const string SetupClosed = "Rule.SetupClosed";

    /// <summary>The database is a side's read-only copy.</summary>
    public const string ReadOnlyCopy = "Rule.ReadOnlyCopy";

    /// <summary>Arguments: name of the file.</summary>
    public const string FileDamaged = "Rule.FileDamaged";
}
