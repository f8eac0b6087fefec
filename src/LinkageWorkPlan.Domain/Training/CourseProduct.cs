using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Training;

/// <summary>What a product is to be.</summary>
/// <param name="OwnerId">Who makes it; null for nobody named yet.</param>
/// <param name="UsedBy">The side that uses it, and accepts it.</param>
public sealed record ProductContent(ProductKind Kind, LocalizedText Title, Guid? OwnerId, Side UsedBy);

/// <summary>A product that a course has to leave behind.</summary>
public sealed class CourseProduct
{
    public const int TitleMax = 300;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;

    private CourseProduct()
    {
    }

    internal CourseProduct(Guid courseId, int number, ProductContent content)
    {
        Id = Guid.CreateVersion7();
        (CourseId, Number) = (courseId, number);
        Code = string.Create(CultureInfo.InvariantCulture, $"P{number}");
        Take(content);
    }

    public Guid Id { get; private set; }
    public Guid CourseId { get; private set; }

    /// <summary>From 1 in its course.</summary>
    public int Number { get; private set; }

    /// <summary>As in "P2", unique in the course.</summary>
    public string Code { get; private set; } = string.Empty;

    public ProductKind Kind { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    /// <summary>Who makes it; null for nobody named yet.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The side that uses it, and accepts it.</summary>
    public Side UsedBy { get; private set; }

    public ProductState State { get; private set; }

    /// <summary>The file that was submitted last; null before.</summary>
    public Guid? FileId { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>Why it was returned; empty otherwise.</summary>
    public LocalizedText ReturnReason { get; private set; } = LocalizedText.Empty;

    /// <summary>Who accepted it.</summary>
    public string? AcceptedBy { get; private set; }

    /// <summary>UTC; null while it is not accepted.</summary>
    public DateTime? AcceptedAt { get; private set; }

    internal void Take(ProductContent content)
    {
        if (State == ProductState.Accepted)
        {
            throw new RuleException(Rules.ProductAccepted, null, Code);
        }

        // Otherwise a side that does not like the answer could ask itself.
        if (State != ProductState.Expected && content.UsedBy != UsedBy)
        {
            throw new RuleException(Rules.ProductUserFixed, nameof(UsedBy), Code);
        }

        Write(content.Title);
        (Kind, OwnerId, UsedBy) = (content.Kind, content.OwnerId, content.UsedBy);
    }

    internal void Write(LocalizedText title) => Title = Check.Text(title, Course.ProductLabel, TitleMax, required: true);

    internal void Answer(LocalizedText reason) => ReturnReason = Check.Text(reason, Course.ReturnLabel, ReasonMax, required: true);

    internal void Submit(ProductFile file)
    {
        if (State == ProductState.Accepted)
        {
            throw new RuleException(Rules.ProductAccepted, null, Code);
        }

        (FileId, FileName, State, ReturnReason) = (file.Id, file.FileName, ProductState.Submitted, LocalizedText.Empty);
    }

    internal void Accept(Side side, Guid seen, string byName, DateTime atUtc)
    {
        RequireJudged(side, seen);
        (State, AcceptedBy, AcceptedAt) = (ProductState.Accepted, byName, atUtc);
    }

    internal void Return(Side side, Guid seen, LocalizedText reason)
    {
        RequireJudged(side, seen);
        Answer(reason);
        State = ProductState.Returned;
    }

    private void RequireJudged(Side side, Guid seen)
    {
        if (side != UsedBy)
        {
            throw new RuleException(Rules.ProductOtherSide, null, Code, UsedBy);
        }

        if (State != ProductState.Submitted)
        {
            throw new RuleException(Rules.ProductNotSubmitted, null, Code);
        }

        if (seen != FileId)
        {
            throw new RuleException(Rules.ProductOtherFile, null, Code);
        }
    }
}
