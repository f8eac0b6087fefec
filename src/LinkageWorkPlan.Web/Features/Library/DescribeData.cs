using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Says what the columns of a document's data mean, and what its chart shows.</summary>
public static class DescribeData
{
    /// <param name="Version">The version of the document that the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, DataForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).Custom((form, context) =>
        {
            foreach (var each in form.Columns)
            {
                context.Check(each.Name, ColumnForm.FieldOf(nameof(DataColumn.Name), each.Code), DataColumn.NameMax, label: DataColumn.Label(nameof(DataColumn.Name)));
                context.Check(each.Unit, ColumnForm.FieldOf(nameof(DataColumn.Unit), each.Code), DataColumn.UnitMax, label: DataColumn.Label(nameof(DataColumn.Unit)));
                context.Check(each.Meaning, ColumnForm.FieldOf(nameof(DataColumn.Meaning), each.Code), DataColumn.MeaningMax, label: DataColumn.Label(nameof(DataColumn.Meaning)));
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            document.Describe(context.User.OwnSide, request.Form.ToWords(document, context.User.Language), request.Form.Chart);
            await db.SaveChangesAsync(cancellationToken);
            return document.Code;
        }
    }
}
