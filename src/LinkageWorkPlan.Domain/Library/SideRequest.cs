using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What one side asks the other for. Stored by name.</summary>
public enum SideRequestKind
{
    /// <summary>To comment on a draft of a law or of other rules.</summary>
    DraftLaw,

    /// <summary>To share experience.</summary>
    Experience,
    Other,
}

/// <summary>How far a request is. Stored by name.</summary>
public enum SideRequestState
{
    /// <summary>The other side has to answer.</summary>
    Open,

    /// <summary>The side that asked has to record its result.</summary>
    Answered,
    Closed,

    /// <summary>The side that asked took it back.</summary>
    Withdrawn,
}

/// <summary>What is asked.</summary>
/// <param name="Due">By when the other side is asked to answer.</param>
/// <param name="Documents">Codes of shared documents that it is about.</param>
public sealed record SideRequestContent(LocalizedText Title, LocalizedText Question, SideRequestKind Kind, DateOnly Due, IReadOnlyList<string> Documents);

/// <summary>One side asks the other: to comment on a draft law, to share experience. The other side comments by article and answers; the side that asked records its result.</summary>
public sealed partial class SideRequest : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int TextMax = 4000;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;
    public const int DocumentsMax = 20;

    private SideRequest()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="side">The side that asks.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public SideRequest(int number, Side side, SideRequestContent content, DateOnly today)
    {
        Id = Guid.CreateVersion7();
        (Number, Side, AskedOn) = (number, side, today);
        Code = string.Create(CultureInfo.InvariantCulture, $"RQ{number}");
        Take(content, today);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were asked.</summary>
    public int Number { get; private set; }

    /// <summary>As in "RQ3".</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Which side asks; the other one answers.</summary>
    public Side Side { get; private set; }

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Question { get; private set; } = LocalizedText.Empty;
    public SideRequestKind Kind { get; private set; }

    /// <summary>UTC+7.</summary>
    public DateOnly AskedOn { get; private set; }

    /// <summary>By when the other side is asked to answer.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>Codes of shared documents that it is about.</summary>
    public IReadOnlyList<string> Documents { get; private set; } = [];

    public SideRequestState State { get; private set; }

    /// <summary>Of the other side; empty before.</summary>
    public LocalizedText Answer { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC+7; null before.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Its result, as the side that asked recorded it; empty before.</summary>
    public LocalizedText Outcome { get; private set; } = LocalizedText.Empty;

    /// <summary>UTC+7; null before.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public string? WithdrawnBecause { get; private set; }
    public int Version { get; private set; }

    /// <summary>The side that has to do something now; null where nobody has.</summary>
    public Side? WaitsFor => State switch
    {
        SideRequestState.Open => Side.Other(),
        SideRequestState.Answered => Side,
        SideRequestState.Closed or SideRequestState.Withdrawn => null,
    };

    public AuditSubject ToSubject() => new(nameof(SideRequest), Id, Code, Title, null);

    /// <exception cref="RuleException">It is the other side's or no longer open, or all broken rules at once; nothing is changed.</exception>
    public void Revise(Side by, SideRequestContent content, DateOnly today)
    {
        RequireAsking(by);
        RequireState(SideRequestState.Open);
        Take(content, today);
    }

    /// <param name="by">The side that answers.</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">The other side has to answer, it is no longer open, or the answer or a comment lacks an official language; nothing is changed.</exception>
    public void GiveAnswer(Side by, LocalizedText answer, DateOnly on)
    {
        RequireAnswering(by);
        RequireState(SideRequestState.Open);
        if (comments.FirstOrDefault(each => !IsWhole(each.Text)) is { } comment)
        {
            throw new RuleException(Rules.RequestCommentInOneLanguage, null, comment.Code);
        }

        (Answer, AnsweredOn, State) = (Whole(answer, nameof(Answer)), on, SideRequestState.Answered);
    }

    /// <param name="by">The side that asked.</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">The other side asked, it is not answered, or the outcome lacks an official language; nothing is changed.</exception>
    public void Close(Side by, LocalizedText outcome, DateOnly on)
    {
        RequireAsking(by);
        RequireState(SideRequestState.Answered);
        (Outcome, ClosedOn, State) = (Whole(outcome, nameof(Outcome)), on, SideRequestState.Closed);
    }

    /// <param name="by">The side that asked.</param>
    /// <exception cref="RuleException">The other side asked, it is no longer open, or the reason is missing; nothing is changed.</exception>
    public void Withdraw(Side by, string why)
    {
        RequireAsking(by);
        RequireState(SideRequestState.Open);
        WithdrawnBecause = Check.Text(why, nameof(WithdrawnBecause), ReasonMax);
        State = SideRequestState.Withdrawn;
    }

    private void RequireAsking(Side by)
    {
        if (by != Side)
        {
            throw new RuleException(Rules.RequestAskingSide, null, Code, Side);
        }
    }

    private void RequireAnswering(Side by)
    {
        if (by == Side)
        {
            throw new RuleException(Rules.RequestAnsweringSide, null, Code, Side.Other());
        }
    }

    private void RequireState(SideRequestState state)
    {
        if (State != state)
        {
            throw new RuleException(Rules.RequestState, null, Code, State);
        }
    }

    private void Take(SideRequestContent content, DateOnly today)
    {
        List<BrokenRule> broken = [];
        foreach (var (field, text) in new[] { (nameof(Title), content.Title), (nameof(Question), content.Question) })
        {
            if (!IsWhole(text))
            {
                broken.Add(new BrokenRule(Rules.RequestInOneLanguage, field));
            }
        }

        if (content.Due < today && content.Due != Due)
        {
            broken.Add(new BrokenRule(Rules.RequestDuePast, nameof(Due), content.Due));
        }

        if (content.Documents.Count > DocumentsMax)
        {
            broken.Add(new BrokenRule(Rules.RequestDocuments, nameof(Documents), DocumentsMax));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (title, question) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax), Check.Text(content.Question, Label(nameof(Question)), TextMax));
        (Title, Question, Kind, Due, Documents) = (title, question, content.Kind, content.Due, [.. content.Documents.Distinct()]);
    }

    private static bool IsWhole(LocalizedText text) => !text.IsEmpty && Languages.Official.All(language => text[language] is not null);

    private static LocalizedText Whole(LocalizedText text, string field) =>
        IsWhole(text) ? Check.Text(text, Label(field), TextMax, required: true) : throw new RuleException(Rules.RequestInOneLanguage, field);

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(SideRequest)}.{field}";
}
