using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>An imported workbook as it came.</summary>
public static class GetImportedFile
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query(Guid Id) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var which = db.Imports.Where(each => each.Id == request.Id);
            var name = await which.Select(each => each.FileName).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(name, await files.WorkbookAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound));
        }
    }
}
