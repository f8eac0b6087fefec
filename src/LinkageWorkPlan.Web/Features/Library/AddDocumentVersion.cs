using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Adds a file to a document: its first one, or a newer version. The words inside are found from then on, where they can be read.</summary>
public static class AddDocumentVersion
{
    /// <param name="File">Of a type that evidence may have; required.</param>
    /// <param name="Version">The version of the document that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, DocumentUpload? File, int Version) : ICommand
    {
        public override string ToString() => $"{nameof(AddDocumentVersion)} {DocumentId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var upload = request.File ?? throw new RuleException(Rules.FileMissing, nameof(request.File));
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            var bytes = EvidenceReader.Read(upload.File);
            var file = new LibraryFile(document.Id, upload.File.FileName, bytes);
            if (FileWords.HasMacros(bytes))
            {
                throw new RuleException(Rules.DocumentMacros, nameof(request.File), file.FileName);
            }

            document.Add(context.User.OwnSide, file, isSearched: !string.IsNullOrWhiteSpace(upload.Words), context.User.Name, clock.Today);
            document.Take(context.User.OwnSide, upload.Table);
            db.LibraryFiles.Add(file);
            await db.FollowAsync(document.Id, upload.Table, cancellationToken);
            (await db.LibraryWords.SingleAsync(each => each.DocumentId == document.Id, cancellationToken)).Take(upload.Words ?? string.Empty);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
