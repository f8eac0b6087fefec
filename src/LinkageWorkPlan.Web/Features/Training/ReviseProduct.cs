using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Changes what a product is to be, until it is accepted.</summary>
public static class ReviseProduct
{
    /// <param name="Version">The version of the course that the form was opened with.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, string ProductCode, ProductForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new ProductForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            var before = course.Products.SingleOrDefault(each => each.Code == request.ProductCode) ?? throw new RuleException(Rules.NotFound);
            await db.RequireOwnerAsync(context.User, request.Form.OwnerId, before.OwnerId, cancellationToken);
            course.Revise(request.ProductCode, request.Form.ToContent(before, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return request.ProductCode;
        }
    }
}
