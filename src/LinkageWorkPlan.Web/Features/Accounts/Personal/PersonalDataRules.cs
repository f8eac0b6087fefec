namespace LinkageWorkPlan.Web.Features.Accounts.Personal;

/// <summary>What of the rows that name a person is in the file that the person downloads.</summary>
internal enum PersonalUse
{
    /// <summary>The rows, without secrets.</summary>
    Rows,

    /// <summary>How many they are: what is in them belongs to the plan and not to the person.</summary>
    Count,

    /// <summary>Nothing, because there is nothing but a secret, or nothing at all.</summary>
    Nothing,
}

/// <summary>What happens to the rows that name a person when what is kept of the person is erased.</summary>
internal enum PersonalEnd
{
    /// <summary>They are deleted.</summary>
    Deleted,

    /// <summary>They stay, and the name in them is replaced.</summary>
    Renamed,

    /// <summary>They stay with the name.</summary>
    Stays,

    /// <summary>The account's own row, which <see cref="ErasePersonalData"/> empties.</summary>
    Emptied,
}

/// <param name="Why">Why it is in the file, or stays, as it is.</param>
/// <param name="Name">Of rows that are renamed, the column with the name.</param>
internal sealed record PersonalRule(PersonalUse Use, PersonalEnd End, string Why, string? Name = null);

/// <summary>
/// Every column that names an account, with what the person gets of it and what stays after an erasure. A column that is not named here is
/// refused by a test, so that nothing of a person is kept without somebody having said why.
/// </summary>
internal static class PersonalDataRules
{
    private const string Own = "the person's own";
    private const string Signed = "stands under what both sides signed";
    private const string Power = "shows who was given power over signing, and by whom";
    private const string Facts = "a fact of the plan; who recorded it is part of the record";

    public static readonly IReadOnlyDictionary<(string Table, string Column), PersonalRule> Columns = new Dictionary<(string, string), PersonalRule>
    {
        [("Accounts", "Id")] = new(PersonalUse.Rows, PersonalEnd.Emptied, Own),
        [("AccountClaims", "UserId")] = new(PersonalUse.Nothing, PersonalEnd.Deleted, "the program does not use it"),
        [("AccountEvents", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("AccountLogins", "UserId")] = new(PersonalUse.Nothing, PersonalEnd.Deleted, "the program does not use it"),
        [("AccountTokens", "UserId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("ApiTokens", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("Ballots", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Stays, "a panel's scores, which both sides sign"),
        [("CommentMentions", "AccountId")] = new(PersonalUse.Count, PersonalEnd.Renamed, "what others wrote", "Name"),
        [("Comments", "AuthorId")] = new(PersonalUse.Rows, PersonalEnd.Renamed, "what the person said about drafts", "AuthorName"),
        [("CourseOrganisers", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Renamed, "courses that the person kept", "Name"),
        [("Delegations", "DeputyId")] = new(PersonalUse.Rows, PersonalEnd.Stays, Power),
        [("DeliveryEvents", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Stays, "the register of who received an issue, which is only added to"),
        [("Evidence", "RecordedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
        [("FormDrafts", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("History", "ActorId")] = new(PersonalUse.Rows, PersonalEnd.Stays, "the history is a chain that nobody can rewrite"),
        [("History", "SubjectId")] = new(PersonalUse.Rows, PersonalEnd.Stays, "the history is a chain that nobody can rewrite"),
        [("Imports", "ImportedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
        [("IndicatorResults", "RecordedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
        [("Notifications", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("NotificationSettings", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("Obstacles", "RecordedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
        [("OutgoingMails", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("Passkeys", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("PowerProposals", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Stays, Power),
        [("PowerProposals", "ById")] = new(PersonalUse.Count, PersonalEnd.Stays, Power),
        [("ProgressUpdates", "RecordedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
        [("RecoveryCodes", "AccountId")] = new(PersonalUse.Count, PersonalEnd.Deleted, "secrets"),
        [("SecondFactors", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("Sessions", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("SignOnBindings", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Deleted, Own),
        [("SetupTokens", "AccountId")] = new(PersonalUse.Nothing, PersonalEnd.Deleted, "a secret and nothing else"),
        [("ShownContents", "AccountId")] = new(PersonalUse.Count, PersonalEnd.Deleted, "content of plans and reports that the person was shown"),
        [("Signatures", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Stays, Signed),
        [("SigningHolds", "AccountId")] = new(PersonalUse.Rows, PersonalEnd.Stays, Power),
        [("SigningHolds", "ById")] = new(PersonalUse.Count, PersonalEnd.Stays, Power),
        [("SignOffRounds", "RequestedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Signed),
        [("Spending", "RecordedBy")] = new(PersonalUse.Count, PersonalEnd.Stays, Facts),
    };

    /// <summary>Columns that hold an id of something else and have no foreign key which would say so.</summary>
    public static readonly IReadOnlySet<string> NotOfPeople = new HashSet<string>
    {
        "AggregateId", "AmendmentId", "Corrects", "DelayedMilestone", "DelegationId", "FileId", "MailId", "MilestoneId", "MilestoneReached", "PlanId", "RecordId", "Replacement", "RoundId", "ScanId", "SubjectId", "TaskId",
        "Withdraws",
    };

    /// <summary>Never in the file, whoever asks: what opens an account, and what is kept by the program for itself.</summary>
    public static readonly IReadOnlySet<(string Table, string Column)> Secrets = new HashSet<(string, string)>
    {
        ("Accounts", "AccessFailedCount"), ("Accounts", "ConcurrencyStamp"), ("Accounts", "LockoutEnabled"), ("Accounts", "LockoutEnd"), ("Accounts", "NormalizedEmail"), ("Accounts", "NormalizedUserName"), ("Accounts", "PasswordHash"),
        ("Accounts", "SecurityStamp"), ("ApiTokens", "SecretHash"), ("ApiTokens", "Stamp"), ("PowerProposals", "Payload"), ("PowerProposals", "Stamp"), ("PowerProposals", "UseCase"), ("SecondFactors", "LastStep"), ("SecondFactors", "Secret"), ("Sessions", "Stamp"),
    };

    /// <summary>Columns in which a name is still found after an erasure, with the reason: pages show it before somebody erases.</summary>
    public static readonly IReadOnlyDictionary<(string Table, string Column), string> NameStays = new Dictionary<(string, string), string>
    {
        [("Ballots", "Name")] = "a panel's scores, which both sides sign",
        [("CommentAnswers", "ByName")] = Signed,
        [("CourseProducts", "AcceptedBy")] = Facts,
        [("Delegations", "DeputyName")] = Power,
        [("DeliveryEvents", "Name")] = "the register of who received an issue, with the address that it was sent to; it is only added to",
        [("DeliveryEvents", "ReceivedBy")] = "the register of who received an issue, which is only added to",
        [("Directions", "AnsweredBy")] = Facts,
        [("Directions", "ClosedBy")] = Facts,
        [("Directions", "RecordedBy")] = Facts,
        [("DocumentVersions", "ByName")] = "who handed in a version of a document that both sides use",
        [("Evidence", "WithdrawnByName")] = Facts,
        [("History", "ActorName")] = "the history is a chain that nobody can rewrite",
        [("History", "Changes")] = "the history is a chain that nobody can rewrite",
        [("History", "SubjectTitle")] = "the history is a chain that nobody can rewrite",
        [("Imports", "ImportedByName")] = Facts,
        [("IndicatorResults", "AgreedByName")] = "a figure that both sides agreed to",
        [("IndicatorResults", "RecordedByName")] = Facts,
        [("IndicatorResults", "SupersededByName")] = Facts,
        [("KeptWarnings", "ByName")] = Signed,
        [("MinutesConfirmations", "ByName")] = "minutes that both sides confirmed",
        [("Notifications", "ByName")] = "what others were notified of, until that is dropped",
        [("Obstacles", "WithdrawnByName")] = Facts,
        [("OutgoingMails", "Body")] = "mails that others received",
        [("OutgoingMails", "Title")] = "mails that others received",
        [("PilotEvidence", "ByName")] = "evidence that both sides score",
        [("PowerProposals", "AccountName")] = Power,
        [("PowerProposals", "ByName")] = Power,
        [("PowerProposals", "DecidedBy")] = Power,
        [("PowerProposals", "FormerName")] = Power,
        [("ProgressUpdates", "RecordedByName")] = Facts,
        [("ProgressUpdates", "SupersededByName")] = Facts,
        [("Receipts", "AcknowledgedBy")] = "the register of who received an issue",
        [("RecordsNumbers", "RecordedBy")] = Signed,
        [("ReportConsents", "ByName")] = "a report that both sides agreed to",
        [("ReportIssues", "Written")] = "an issue that was signed",
        [("RequestComments", "ByName")] = "what one side answered the other",
        [("SheetAgreements", "ByName")] = "a panel's scores, which both sides sign",
        [("SignOffRounds", "ClosedByName")] = Signed,
        [("SignOffRounds", "Content")] = Signed,
        [("SignOffRounds", "RequestedByName")] = Signed,
        [("Signatures", "ActingFor")] = Signed,
        [("Signatures", "Name")] = Signed,
        [("Signatures", "OtherName")] = Signed,
        [("Signatures", "RecordedByName")] = Signed,
        [("SigningHolds", "AccountName")] = Power,
        [("SigningHolds", "ByName")] = Power,
        [("SigningHolds", "OtherConfirmedBy")] = Power,
        [("SigningHolds", "OwnConfirmedBy")] = Power,
        [("Spending", "RecordedByName")] = Facts,
        [("Spending", "SupersededByName")] = Facts,
        [("WarningAnswers", "ByName")] = "a report that both sides agreed to",
    };
}
