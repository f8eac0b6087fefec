using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What the candidate's form is filled with.</summary>
public static class GetPilotEditor
{
    /// <param name="PilotCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? PilotCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="MayWithdraw">True for a secretary of the side that proposed it.</param>
    public sealed record Model(PilotModel? Saved, IReadOnlyList<SectorChoice> Sectors, bool MayWithdraw)
    {
        /// <summary>Of the memorandum, in the order of their codes.</summary>
        public IReadOnlyList<CodeChoice> Contents { get; init; } = [];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.PilotCode is { } code ? await db.FindPilotAsync(code, cancellationToken) : null;
            return new Model(saved, await db.SectorsAsync(cancellationToken), saved?.Decision is null && saved?.ProposedBy == context.User.Side)
            {
                Contents = await db.ContentChoicesAsync(cancellationToken),
            };
        }
    }
}
