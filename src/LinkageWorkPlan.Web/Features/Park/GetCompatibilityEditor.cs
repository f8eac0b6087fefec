using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>What the form of a row of the matrix is filled with.</summary>
public static class GetCompatibilityEditor
{
    /// <param name="RowCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? RowCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    public sealed record Model(CompatibilityRow? Saved, IReadOnlyList<(TaskLink Task, LocalizedText Title)> Tasks);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken) =>
            new(request.RowCode is { } code ? await db.FindCompatibilityAsync(code, cancellationToken) : null, await db.TaskOptionsAsync(cancellationToken));
    }
}
