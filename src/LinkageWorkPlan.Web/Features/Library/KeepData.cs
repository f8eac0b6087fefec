using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Keeps how the newest file of a document is read as data, with its first rows. What is no data as it was read is not kept.</summary>
public static class KeepData
{
    /// <param name="Read">The file as it was read.</param>
    /// <param name="Version">The version of the document that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, GetDataAgain.Model Read, int Version) : ICommand
    {
        public override string ToString() => $"{nameof(KeepData)} {DocumentId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            if (document.Newest?.FileId != request.Read.FileId)
            {
                throw new RuleException(Rules.DataNone, null, document.Code);
            }

            if (request.Read.Table.Problem is { } problem)
            {
                throw new RuleException(Rules.DataNotRead, null, problem);
            }

            document.Take(context.User.OwnSide, request.Read.Table);
            await db.FollowAsync(document.Id, request.Read.Table, cancellationToken);
            if (request.Read.Words is { } words)
            {
                (await db.LibraryWords.SingleAsync(each => each.DocumentId == document.Id, cancellationToken)).Take(words);
                document.MarkSearched();
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
