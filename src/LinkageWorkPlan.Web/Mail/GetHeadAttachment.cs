using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>The file that goes with a mail about the history's head.</summary>
public static class GetHeadAttachment
{
    /// <param name="Id">Of the mail.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Zip);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var head = await db.HistoryHeads.AsNoTracking().SingleOrDefaultAsync(each => db.Mails.Any(mail => mail.Id == request.Id && mail.SubjectId == each.Id), cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(HeadFile.NameOf(head.Day), await HeadFile.WriteAsync(head, cancellationToken));
        }
    }
}
