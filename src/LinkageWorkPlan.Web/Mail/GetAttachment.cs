using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>The edition that goes with a mail. A query of its own: what is read of a stored file is compared with its hash, outside of a command.</summary>
public static class GetAttachment
{
    /// <param name="Id">Of the mail.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Pdf);

    internal sealed class Handler(WorkPlanDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var mail = await db.Mails.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var key = EditionKey.NativeOf(mail.Side);
            var code = await db.Reports.Where(report => report.Id == mail.SubjectId).Select(report => report.Code).SingleAsync(cancellationToken);
            var which = db.Editions.Where(edition => edition.SubjectId == mail.SubjectId && edition.Issue == mail.Issue && edition.Edition == key.Edition && edition.Reader == key.Reader);
            return new Model(key.FileName(code, mail.Issue), await files.EditionAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound));
        }
    }
}
