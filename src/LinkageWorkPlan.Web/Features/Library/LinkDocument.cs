using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Says that a task, a pilot model, a course or a meeting uses a document. What is only added is based on no version.</summary>
public static class LinkDocument
{
    /// <param name="DocumentCode">As in "LB3".</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string DocumentCode, DocumentUseLink Link) : ICommand<string>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (code, side) = (request.DocumentCode.Trim().ToUpperInvariant(), context.User.OwnSide);
            var document = await db.Documents.AsSplitQuery().SingleOrDefaultAsync(each => each.Code == code && (each.SharedAt != null || each.Side == side), cancellationToken)
                ?? throw new RuleException(Rules.DocumentUnknown, nameof(request.DocumentCode), code);
            await db.RequireUserAsync(request.Link, cancellationToken);
            document.Use(side, request.Link);
            await db.SaveChangesAsync(cancellationToken);
            return document.Code;
        }
    }
}
