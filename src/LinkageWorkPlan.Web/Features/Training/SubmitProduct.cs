using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Submits the file of a product. The side that uses it is asked to accept it.</summary>
public static class SubmitProduct
{
    /// <param name="File">Of a type that evidence may have; required.</param>
    /// <param name="Version">The version of the course that was shown.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, string ProductCode, EvidenceUpload? File, int Version) : ICommand
    {
        public override string ToString() => $"{nameof(SubmitProduct)} {CourseId} {ProductCode}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            var upload = request.File ?? throw new RuleException(Rules.FileMissing, nameof(request.File));
            var file = new ProductFile(course.Id, upload.FileName, EvidenceReader.Read(upload));
            var before = course.Products.FirstOrDefault(each => each.Code == request.ProductCode)?.FileId;
            course.Submit(request.ProductCode, file);
            db.ProductFiles.Add(file);
            await desk.AskToAcceptAsync(course, course.Products.Single(each => each.Code == request.ProductCode), before, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
