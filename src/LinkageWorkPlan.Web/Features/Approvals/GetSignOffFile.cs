using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A scanned paper behind a signature, for those who draft and sign.</summary>
public static class GetSignOffFile
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, string ContentType, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var which = db.SignOffFiles.Where(each => each.Id == request.Id);
            var found = await which.Select(each => new { each.FileName, each.ContentType }).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(found.FileName, found.ContentType, await files.ScanAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound));
        }
    }
}
