using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Training;

/// <content>Products: what a course has to leave behind, and how the side that uses each accepts it.</content>
public sealed partial class Course
{
    /// <exception cref="RuleException">The course was called off, has too many products, or the title is missing; nothing is changed.</exception>
    public CourseProduct Add(ProductContent content)
    {
        RequireNotCalledOff();
        if (products.Count >= ProductsMax)
        {
            throw new RuleException(Rules.CourseProducts, null, ProductsMax);
        }

        var product = new CourseProduct(Id, LastProduct + 1, content);
        products.Add(product);
        LastProduct = product.Number;
        return product;
    }

    /// <exception cref="RuleException">
    /// The course was called off, there is no such product, it is accepted, its user would change after it was submitted, or the title is missing; nothing is changed.
    /// </exception>
    public void Revise(string code, ProductContent content)
    {
        RequireNotCalledOff();
        Find(code).Take(content);
    }

    /// <exception cref="RuleException">The course was called off, there is no such product, it is accepted, or it is the last one of a course that was held.</exception>
    public void Remove(string code)
    {
        RequireNotCalledOff();
        var product = Find(code);
        if (product.State == ProductState.Accepted)
        {
            throw new RuleException(Rules.ProductAccepted, null, code);
        }

        if (State == CourseState.Held && products.Count == 1)
        {
            throw new RuleException(Rules.CourseWithoutProducts, null, Code);
        }

        products.Remove(product);
    }

    /// <summary>The side that uses it has to accept or return it. A file that is submitted again takes the place of the former one.</summary>
    /// <exception cref="RuleException">The course was called off, there is no such product, or it is accepted.</exception>
    public void Submit(string code, ProductFile file)
    {
        RequireNotCalledOff();
        Find(code).Submit(file);
    }

    /// <param name="side">Whose secretary accepts it.</param>
    /// <param name="seen">The file that was shown.</param>
    /// <exception cref="RuleException">
    /// The course was called off, there is no such product, the other side uses it, nothing waits for an answer, or another file was submitted meanwhile.
    /// </exception>
    public void Accept(string code, Side side, Guid seen, string byName, DateTime atUtc)
    {
        RequireNotCalledOff();
        Find(code).Accept(side, seen, byName, atUtc);
    }

    /// <param name="reason">What is to be done better.</param>
    /// <exception cref="RuleException">As <see cref="Accept"/>, or the reason is missing.</exception>
    public void Return(string code, Side side, Guid seen, LocalizedText reason)
    {
        RequireNotCalledOff();
        Find(code).Return(side, seen, reason);
    }

    private CourseProduct Find(string code) => products.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code);
}
