using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>All persons and units that work on tasks, both sides', with how many tasks each has.</summary>
public static class ListOwners
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Tasks">In all plans.</param>
    public sealed record Row(Guid Id, Side Side, LocalizedText Name, bool IsActive, int Version, int Tasks)
    {
        /// <summary>False for one that the other side added, until its own side agrees.</summary>
        public bool IsConfirmed { get; init; } = true;

        /// <summary>The name that the other side proposes; empty where none is.</summary>
        public LocalizedText ProposedName { get; init; } = LocalizedText.Empty;

        public OwnerDetails Details { get; init; } = new();

        public bool MayBeChangedBy(Side? side) => side == Side || !IsConfirmed;
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Owners.AsNoTracking().OrderBy(owner => owner.Id)
                .Select(owner => new Row(owner.Id, owner.Side, owner.Name, owner.IsActive, owner.Version, db.Tasks.Count(task => task.Owners.Any(each => each.OwnerId == owner.Id)))
                {
                    IsConfirmed = owner.IsConfirmed,
                    ProposedName = owner.ProposedName,
                    Details = new OwnerDetails(owner.Kind, owner.Contact, owner.HeadId),
                })
                .ToListAsync(cancellationToken);
    }
}
