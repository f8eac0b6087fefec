using System.Globalization;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using Microsoft.Extensions.Primitives;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>One page of a list: beyond the last one it is empty, with the same totals.</summary>
internal static class ApiPaging
{
    /// <param name="asked">Null for the first.</param>
    /// <param name="page">The nearest one that there is.</param>
    public static ApiPage<T> Of<T>(HttpContext http, int? asked, PageOf page, IEnumerable<T> items) => Of(http, asked, page.Number, page.Pages, page.Rows, items);

    /// <summary>Names the next and the previous page, too (RFC 8288).</summary>
    /// <param name="asked">Null for the first.</param>
    /// <param name="number">Of the page that was read.</param>
    /// <param name="total">Items on all pages.</param>
    public static ApiPage<T> Of<T>(HttpContext http, int? asked, int number, int pages, int total, IEnumerable<T> items)
    {
        var wanted = asked ?? 1;
        pages = Math.Max(1, pages);
        var links = new[] { (Rel: "prev", Page: Math.Min(wanted - 1, pages)), (Rel: "next", Page: wanted + 1) }.Where(each => each.Page >= 1 && each.Page <= pages);
        http.Response.Headers.Link = string.Join(", ", links.Select(each => $"<{AddressOf(http.Request, each.Page)}>; rel=\"{each.Rel}\""));
        return new ApiPage<T>(wanted, pages, total, wanted == number ? [.. items] : []);
    }

    private static string AddressOf(HttpRequest request, int page)
    {
        var query = request.Query.Where(each => each.Key != "page").Append(KeyValuePair.Create("page", new StringValues(page.ToString(CultureInfo.InvariantCulture))));
        return request.PathBase + request.Path + QueryString.Create(query);
    }
}
