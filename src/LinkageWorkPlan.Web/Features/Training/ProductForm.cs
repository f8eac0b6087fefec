using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>A product of a course, as it is typed.</summary>
public sealed record ProductForm
{
    public ProductKind Kind { get; init; }
    public TextWords Title { get; init; } = TextWords.None;
    public Guid? OwnerId { get; init; }
    public Side UsedBy { get; init; } = Side.Laos;

    internal static ProductForm Of(CourseProduct product) => new() { Kind = product.Kind, Title = TextWords.From(product.Title), OwnerId = product.OwnerId, UsedBy = product.UsedBy };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal ProductContent ToContent(CourseProduct? before, Language author) => new(Kind, Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author), OwnerId, UsedBy);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public ProductForm RebaseOn(ProductForm theirs, ProductForm opened) => this with
    {
        Kind = Kind == opened.Kind ? theirs.Kind : Kind,
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        OwnerId = OwnerId == opened.OwnerId ? theirs.OwnerId : OwnerId,
        UsedBy = UsedBy == opened.UsedBy ? theirs.UsedBy : UsedBy,
    };

    internal sealed class Validator : AbstractValidator<ProductForm>
    {
        public Validator() => RuleFor(form => form.Title)
            .Custom((words, context) => context.Check(words, nameof(CourseProduct.Title), CourseProduct.TitleMax, required: true, label: Course.ProductLabel));
    }
}
