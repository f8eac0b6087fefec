using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>A secretary of the side that uses a product returns the file that was shown, and says why.</summary>
public static class ReturnProduct
{
    /// <param name="Seen">The file that was shown.</param>
    /// <param name="Words">Required.</param>
    /// <param name="Version">The version of the course that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid CourseId, string ProductCode, Guid Seen, TextWords Words, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Words)
            .Custom((words, context) => context.Check(words, nameof(CourseProduct.ReturnReason), CourseProduct.ReasonMax, required: true, label: Course.ReturnLabel));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            course.Return(request.ProductCode, context.User.OwnSide, request.Seen, request.Words.ApplyTo(LocalizedText.Empty, context.User.Language));
            await desk.TellReturnedAsync(db, course, request.ProductCode, request.Seen, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return request.ProductCode;
        }
    }
}
