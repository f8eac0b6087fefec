using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>What a product's form is filled with, and who can be its owner.</summary>
public static class GetProductEditor
{
    /// <param name="ProductCode">Null for a new one.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Query(string CourseCode, string? ProductCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="AcceptsFor">The side for which this user accepts products; null for those who accept none.</param>
    public sealed record Model(Course Course, CourseProduct? Saved, IReadOnlyList<OwnerChoice> Owners, Side? AcceptsFor);

    public sealed record OwnerChoice(Guid Id, Side Side, LocalizedText Name);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var course = await db.FindCourseAsync(request.CourseCode, cancellationToken);
            var saved = request.ProductCode is { } code ? course.Products.SingleOrDefault(each => each.Code == code) ?? throw new RuleException(Rules.NotFound) : null;
            var owner = saved?.OwnerId;
            var owners = await db.Owners.Where(each => each.IsActive || each.Id == owner).OrderBy(each => each.Id).Select(each => new OwnerChoice(each.Id, each.Side, each.Name)).ToListAsync(cancellationToken);
            return new Model(course, saved, owners, context.User.Is(Role.Secretary) ? context.User.OwnSide : null);
        }
    }
}
