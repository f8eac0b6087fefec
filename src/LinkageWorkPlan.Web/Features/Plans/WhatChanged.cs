using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans;

/// <summary>One entry of the history, for the second of two editors.</summary>
public static class WhatChanged
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid EntryId) : IQuery<AuditEntry>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, AuditEntry>
    {
        public async Task<AuditEntry> Handle(Query request, CancellationToken cancellationToken) =>
            await db.History.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == request.EntryId && entry.SubjectKind != nameof(LinkageWorkPlan.Web.Accounts.Account), cancellationToken) ?? throw new RuleException(Rules.NotFound);
    }
}
