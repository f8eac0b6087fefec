using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>Which files a translator can be given, and how many texts each holds.</summary>
public static class GetExchange
{
    /// <param name="ReportCode">Null for the plan itself.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, string? ReportCode) : IQuery<Model>;

    public sealed record Model(ExchangeSubject Subject, IReadOnlyList<Pair> Pairs);

    /// <param name="Source">Language the texts were written in.</param>
    /// <param name="Open">How many of <paramref name="All"/> have no rendering or a stale one.</param>
    public sealed record Pair(Language Source, Language Target, int All, int Open);

    internal sealed class Handler(VisibleDb db, TextRows rows) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var texts = await ExchangeTexts.LoadAsync(db, rows, request.PlanCode, request.ReportCode, cancellationToken);
            var written = texts.Rows.ToLookup(row => row.Text.Source);
            return new Model(
                texts.Subject,
                [
                    .. from source in Languages.All
                       from target in Languages.All
                       where source != target && written[source].Any()
                       select new Pair(source, target, written[source].Count(), written[source].Count(row => !row.Text.IsReady(target))),
                ]);
        }
    }
}
