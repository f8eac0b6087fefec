using System.Globalization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>A plan or an amendment as it is printed: what is signed, and what stands around it.</summary>
public abstract record AgreedDocument : IPrintedContent
{
    /// <summary>The day of the memorandum: nothing of the working group is older.</summary>
    protected static readonly DateOnly MemorandumDay = new(2025, 12, 1);

    public abstract PrintedKind Printed { get; }
    public required LocalizedText GroupName { get; init; }
    public abstract string PlanCode { get; }
    public abstract LocalizedText PlanTitle { get; }
    public abstract string DocumentCode { get; }
    public virtual LocalizedText Subject => PlanTitle;
    public virtual int? AmendmentNumber => null;
    public virtual DateOnly? PeriodStart => null;
    public virtual DateOnly? PeriodEnd => null;
    public DateOnly? CutOff => null;
    public DateOnly? Due => null;
    public IReadOnlyList<LocalizedText> Basis { get; init; } = [];

    /// <summary>Titles of the plan's sectors, by code, in their order.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Sectors { get; init; } = new Dictionary<string, LocalizedText>();

    public IReadOnlyList<SignatureBlock> Signatures { get; init; } = [];
    public int? IssueNumber => null;
    public string? Fingerprint { get; init; }
    public IReadOnlyList<OfficeNumber> OfficeNumbers { get; init; } = [];
    public string? VerificationAddress { get; init; }
    public IReadOnlyList<SealFingerprint> SealFingerprints { get; init; } = [];
    public IPrintedContent WithSeals(IReadOnlyList<SealFingerprint> seals) => this with { SealFingerprints = seals };

    public DateTimeOffset? IssuedAt => IsDraft ? null : Signatures.Max(each => each.SignedAt);
    public abstract DateOnly DraftDay { get; }
    public bool IsDraft => Fingerprint is null || Signatures.Count == 0 || Signatures.Any(each => each.How is null);
    public bool IsFrozen => Fingerprint is not null;

    /// <summary>Exactly what both co-chairs sign; its SHA-256 is <see cref="Fingerprint"/> once it is frozen.</summary>
    public abstract string ToCanonical();
}

/// <summary>A plan on paper.</summary>
public record PlanDocument : AgreedDocument
{
    public required PlanContent Plan { get; init; }

    public override PrintedKind Printed => PrintedKind.Plan;
    public override string PlanCode => Plan.Code;
    public override LocalizedText PlanTitle => Plan.Title;
    public override string DocumentCode => Plan.Code;
    public override DateOnly? PeriodStart => Plan.PeriodStart;
    public override DateOnly? PeriodEnd => Plan.PeriodEnd;
    public override DateOnly DraftDay => Plan.PeriodStart;

    public override string ToCanonical() => Plan.ToCanonical();
}

/// <summary>A plan with its amendments written into it, for convenience: what is signed is the plan as it was adopted, and each amendment. Nobody signs or seals it.</summary>
public sealed record ConsolidatedDocument : PlanDocument
{
    /// <summary>Day on which both sides adopted the plan, UTC+7.</summary>
    public required DateOnly AdoptedOn { get; init; }

    /// <summary>Those in force, in their order; at least one.</summary>
    public required IReadOnlyList<AmendmentInForce> Amendments { get; init; }

    /// <summary>What they changed, added and dropped, in the order of the amendments.</summary>
    public required IReadOnlyList<AmendedRow> Rows { get; init; }

    /// <summary>Which amendments concern a row, in their order.</summary>
    public IEnumerable<AmendedRow> RowsOf(AmendedRowKind kind, string code) => Rows.Where(each => each.Of == kind && each.Code == code);

    /// <summary>What is no longer in the plan, each with the amendment that took it out last.</summary>
    public IReadOnlyList<AmendedRow> Dropped(AmendedRowKind kind) =>
        [.. Rows.Where(each => each.Of == kind).GroupBy(each => each.Code).Select(group => group.Last()).Where(each => each.Kind == AmendmentKind.Drop)];

    public override PrintedKind Printed => PrintedKind.Consolidated;

    /// <summary>Since when it holds as it is printed.</summary>
    public override DateOnly DraftDay => Amendments[^1].On;

    /// <summary>As they are written in a line: <c>1–3</c>, or <c>1, 3</c>.</summary>
    public string Numbers => Amendments is [{ Number: var first }, _, .., { Number: var last }] && last - first == Amendments.Count - 1
        ? string.Create(CultureInfo.InvariantCulture, $"{first}–{last}")
        : string.Join(", ", Amendments.Select(each => each.Number.ToString(CultureInfo.InvariantCulture)));
}

/// <param name="On">Since when, UTC+7.</param>
public sealed record AmendmentInForce(int Number, DateOnly On)
{
    /// <summary>Its number and day, as they stand on paper.</summary>
    public LocalizedText Words(Wording wording) => wording.Format(WordingKeys.ConsolidatedSignedAmendment, language => [Number, DateText.Short(On, language)]);
}

/// <summary>An amendment on paper.</summary>
public sealed record AmendmentDocument : AgreedDocument
{
    public required AmendmentContent Amendment { get; init; }

    /// <summary>The tasks that are changed or added, as they shall be.</summary>
    public IReadOnlyList<PlanTask> Whole => [.. Amendment.Tasks.Select(each => each.After).OfType<PlanTask>()];

    /// <summary>True where it concerns more than tasks.</summary>
    public bool HasParts => Amendment.Outline is not null || Amendment.Indicators.Count > 0;

    /// <summary>The indicators that are changed or added, as they shall be.</summary>
    public IReadOnlyList<PlanIndicator> WholeIndicators => [.. Amendment.Indicators.Select(each => each.After).OfType<PlanIndicator>()];

    public override PrintedKind Printed => PrintedKind.Amendment;
    public override string PlanCode => Amendment.PlanCode;
    public override LocalizedText PlanTitle => Amendment.PlanTitle;
    public override string DocumentCode => $"{Amendment.PlanCode}/{Amendment.Number}";
    public override int? AmendmentNumber => Amendment.Number;
    public override DateOnly DraftDay => Amendment.Tasks.Select(each => (each.After ?? each.Before)!.Start).Min() ?? MemorandumDay;

    public override string ToCanonical() => Amendment.ToCanonical();
}
